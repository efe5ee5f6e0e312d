package dev.weft.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * OTLP requests in a form in which equal means that nothing was lost: one entry for each span, in no order that matters,
 * with its resource and scope; attributes sorted by key, those of one key in their order, here and in nested lists. What
 * protobuf cannot tell apart by meaning is made alike: an absent message and an empty one, no parent and a zero parent.
 */
public final class CanonicalTraces {

    /** One span with what it came under. */
    public record Entry(
            Resource resource,
            String resourceSchemaUrl,
            InstrumentationScope scope,
            String scopeSchemaUrl,
            Span span) {}

    private CanonicalTraces() {}

    /** Returns entries to be compared in any order, each as often as it occurs. */
    public static List<Entry> of(TracesData data) {
        List<Entry> entries = new ArrayList<>();
        for (ResourceSpans ofResource : data.getResourceSpansList()) {
            for (ScopeSpans ofScope : ofResource.getScopeSpansList()) {
                for (Span span : ofScope.getSpansList()) {
                    entries.add(new Entry(
                            canonical(ofResource.getResource()),
                            ofResource.getSchemaUrl(),
                            canonical(ofScope.getScope()),
                            ofScope.getSchemaUrl(),
                            canonical(span)));
                }
            }
        }
        return entries;
    }

    private static Resource canonical(Resource resource) {
        return resource.toBuilder()
                .clearAttributes()
                .addAllAttributes(canonical(resource.getAttributesList()))
                .build();
    }

    private static InstrumentationScope canonical(InstrumentationScope scope) {
        return scope.toBuilder()
                .clearAttributes()
                .addAllAttributes(canonical(scope.getAttributesList()))
                .build();
    }

    private static Span canonical(Span span) {
        Span.Builder canonical = span.toBuilder()
                .clearAttributes()
                .addAllAttributes(canonical(span.getAttributesList()))
                .clearEvents()
                .addAllEvents(span.getEventsList().stream()
                        .map(event -> event.toBuilder()
                                .clearAttributes()
                                .addAllAttributes(canonical(event.getAttributesList()))
                                .build())
                        .toList())
                .clearLinks()
                .addAllLinks(span.getLinksList().stream()
                        .map(link -> link.toBuilder()
                                .clearAttributes()
                                .addAllAttributes(canonical(link.getAttributesList()))
                                .build())
                        .toList());
        if (span.getStatus().equals(Status.getDefaultInstance())) {
            canonical.clearStatus();
        }
        byte[] parent = span.getParentSpanId().toByteArray();
        boolean isZero = true;
        for (byte b : parent) {
            isZero &= b == 0;
        }
        if (isZero) {
            canonical.clearParentSpanId();
        }
        return canonical.build();
    }

    private static List<KeyValue> canonical(List<KeyValue> attributes) {
        return attributes.stream()
                .map(entry ->
                        entry.toBuilder().setValue(canonical(entry.getValue())).build())
                .sorted(Comparator.comparing(KeyValue::getKey))
                .toList();
    }

    private static AnyValue canonical(AnyValue value) {
        AnyValue.Builder canonical = value.toBuilder();
        if (value.hasArrayValue()) {
            canonical
                    .getArrayValueBuilder()
                    .clearValues()
                    .addAllValues(value.getArrayValue().getValuesList().stream()
                            .map(CanonicalTraces::canonical)
                            .toList());
        }
        if (value.hasKvlistValue()) {
            canonical
                    .getKvlistValueBuilder()
                    .clearValues()
                    .addAllValues(canonical(value.getKvlistValue().getValuesList()));
        }
        return canonical.build();
    }
}
