package dev.weft.api;

import dev.weft.explore.saved.LinkTemplate;
import dev.weft.explore.saved.LinkTemplates;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The link templates, read and replaced as a whole. */
final class LinkTemplateEndpoints {

    private static final String FIELDS = "templates";
    private static final String TEMPLATE_FIELDS = "name, url";

    private final LinkTemplates templates;

    LinkTemplateEndpoints(LinkTemplates templates) {
        this.templates = templates;
    }

    void list(ApiCall call) throws IOException {
        call.parameters();
        answer(call, templates.list());
    }

    void replace(ApiCall call) throws IOException {
        call.parameters();
        answer(call, templates.replace(BodyReader.read(call, LinkTemplateEndpoints::templates)));
    }

    private static void answer(ApiCall call, List<LinkTemplate> list) throws IOException {
        call.json(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("templates");
            list.forEach(template -> write(json, template));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, LinkTemplate template) {
        json.writeStartObject();
        json.writeStringProperty("name", template.name());
        json.writeStringProperty("url", template.url());
        json.writeEndObject();
    }

    private static List<LinkTemplate> templates(BodyReader body) {
        var read = new Object() {
            @Nullable
            List<LinkTemplate> templates;
        };
        body.object("body", FIELDS, field -> {
            if (!field.equals("templates")) {
                throw BodyReader.unknown(field, FIELDS);
            }
            read.templates = body.array(field, "an array of templates", () -> template(body));
        });
        if (read.templates == null) {
            throw ProblemException.badRequest("templates: absent (expected: an array of templates)");
        }
        return read.templates;
    }

    private static LinkTemplate template(BodyReader body) {
        var read = new Object() {
            String name = "";
            String url = "";
        };
        body.object("template", TEMPLATE_FIELDS, field -> {
            switch (field) {
                case "name" -> read.name = body.text(field, "");
                case "url" -> read.url = body.text(field, "");
                default -> throw BodyReader.unknown(field, TEMPLATE_FIELDS);
            }
        });
        return new LinkTemplate(read.name, read.url);
    }
}
