package dev.weft.otlp;

import dev.weft.ingest.Findings;
import dev.weft.model.Attributes;
import dev.weft.model.EntityRef;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import java.util.ArrayList;
import java.util.List;

/** OTLP/JSON (OTLP specification, "JSON Protobuf Encoding") to spans. A byte-order mark is passed over. */
final class OtlpJsonReader {

    private final JsonInput in;
    private final JsonAttributeReader attributes;
    private final JsonSpanReader spanReader;
    private final IdReader ids;
    private final List<Span> spans = new ArrayList<>();

    private OtlpJsonReader(JsonInput in, Findings findings) {
        this.in = in;
        this.attributes = new JsonAttributeReader(in, findings);
        this.ids = new IdReader(findings);
        this.spanReader = new JsonSpanReader(in, attributes, ids);
    }

    /**
     * Returns the spans with valid ids of their own; the others go to the findings.
     *
     * @throws MalformedRequestException when the body is not OTLP/JSON
     */
    static List<Span> read(byte[] body, Findings findings) {
        return JsonInput.read(body, findings, in -> new OtlpJsonReader(in, findings).request());
    }

    private List<Span> request() {
        in.enterObject("body");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "resourceSpans", "resource_spans" -> {
                    in.enterArray(field);
                    while (in.nextElement()) {
                        resourceSpans();
                    }
                }
                default -> in.skip();
            }
        }
        return spans;
    }

    private record KeyedDraft(SpanKey key, SpanDraft span) {}

    private record ScopeDrafts(Scope scope, List<KeyedDraft> spans) {}

    private void resourceSpans() {
        Resource resource = Resource.EMPTY;
        String schemaUrl = "";
        List<ScopeDrafts> scopes = new ArrayList<>();
        in.enterObject("resourceSpans");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "resource" -> resource = resource();
                case "schemaUrl", "schema_url" -> schemaUrl = in.text(field);
                case "scopeSpans", "scope_spans" -> {
                    in.enterArray(field);
                    while (in.nextElement()) {
                        ScopeDrafts ofScope = scopeSpans();
                        if (!ofScope.spans().isEmpty()) {
                            scopes.add(ofScope);
                        }
                    }
                }
                default -> in.skip();
            }
        }
        Resource whole = new Resource(
                resource.attributes(), resource.droppedAttributesCount(), resource.entityRefs(), schemaUrl);
        for (ScopeDrafts ofScope : scopes) {
            for (KeyedDraft draft : ofScope.spans()) {
                spans.add(draft.span().finish(draft.key(), whole, ofScope.scope(), ids));
            }
        }
    }

    private ScopeDrafts scopeSpans() {
        Scope scope = Scope.EMPTY;
        String schemaUrl = "";
        List<KeyedDraft> drafts = new ArrayList<>();
        in.enterObject("scopeSpans");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "scope" -> scope = scope();
                case "schemaUrl", "schema_url" -> schemaUrl = in.text(field);
                case "spans" -> {
                    in.enterArray(field);
                    while (in.nextElement()) {
                        SpanDraft span = spanReader.read();
                        SpanKey key = span.key(ids);
                        if (key != null) {
                            drafts.add(new KeyedDraft(key, span));
                        }
                    }
                }
                default -> in.skip();
            }
        }
        return new ScopeDrafts(
                new Scope(scope.name(), scope.version(), scope.attributes(), scope.droppedAttributesCount(), schemaUrl),
                drafts);
    }

    private Resource resource() {
        Attributes own = Attributes.EMPTY;
        int droppedAttributesCount = 0;
        List<EntityRef> entityRefs = new ArrayList<>();
        in.enterObject("resource");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "attributes" -> own = attributes.read();
                case "droppedAttributesCount", "dropped_attributes_count" -> droppedAttributesCount = in.uint32(field);
                case "entityRefs", "entity_refs" -> {
                    in.enterArray(field);
                    while (in.nextElement()) {
                        entityRefs.add(entityRef());
                    }
                }
                default -> in.skip();
            }
        }
        return new Resource(own, droppedAttributesCount, entityRefs, "");
    }

    private EntityRef entityRef() {
        String schemaUrl = "";
        String type = "";
        List<String> idKeys = new ArrayList<>();
        List<String> descriptionKeys = new ArrayList<>();
        in.enterObject("entityRef");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "schemaUrl", "schema_url" -> schemaUrl = in.text(field);
                case "type" -> type = in.text(field);
                case "idKeys", "id_keys" -> readTexts(field, idKeys);
                case "descriptionKeys", "description_keys" -> readTexts(field, descriptionKeys);
                default -> in.skip();
            }
        }
        return new EntityRef(schemaUrl, type, idKeys, descriptionKeys);
    }

    private void readTexts(String what, List<String> texts) {
        in.enterArray(what);
        while (in.nextElement()) {
            texts.add(in.text(what));
        }
    }

    private Scope scope() {
        String name = "";
        String version = "";
        Attributes own = Attributes.EMPTY;
        int droppedAttributesCount = 0;
        in.enterObject("scope");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "name" -> name = in.text(field);
                case "version" -> version = in.text(field);
                case "attributes" -> own = attributes.read();
                case "droppedAttributesCount", "dropped_attributes_count" -> droppedAttributesCount = in.uint32(field);
                default -> in.skip();
            }
        }
        return new Scope(name, version, own, droppedAttributesCount, "");
    }
}
