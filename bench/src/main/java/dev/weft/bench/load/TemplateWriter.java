package dev.weft.bench.load;

import java.util.SplittableRandom;

/** Turns the outline of a request into a template (trace.proto and common.proto name the field numbers). */
final class TemplateWriter {

    private static final int ID_BYTES = Long.BYTES;
    private static final int TRACE_ID_BYTES = 2 * Long.BYTES;
    private static final int FIELD_HEAD_BYTES = 2;
    private static final int LINKED_DIGITS = 9;
    private static final int SAMPLED = 0x101;
    private static final int SAMPLED_REMOTE = 0x301;

    private final KeySpread keys;
    private final long seed;
    private final SplittableRandom random;

    /** @param variant tells templates of one load apart */
    TemplateWriter(KeySpread keys, long seed, int variant) {
        this.keys = keys;
        this.seed = seed;
        this.random = new SplittableRandom(seed * 31 + variant);
    }

    Template write(RequestSketch sketch) {
        Wire request = new Wire();
        for (int service = 0; service < Services.COUNT; service++) {
            if (!sketch.of(service).isEmpty()) {
                writeService(request, sketch, service);
            }
        }
        return new Template(request);
    }

    private void writeService(Wire request, RequestSketch sketch, int service) {
        request.message(1, resourceSpans -> {
            resourceSpans.message(1, resource -> Services.writeResource(resource, service, seed));
            resourceSpans.message(2, scopeSpans -> {
                scopeSpans.message(1, scope -> {
                    scope.text(1, "dev.weft.bench.shop");
                    scope.text(2, "1.0.0");
                });
                for (RequestSketch.Place place : sketch.of(service)) {
                    scopeSpans.message(2, span -> writeSpan(span, place, service));
                }
            });
        });
    }

    private void writeSpan(Wire span, RequestSketch.Place place, int service) {
        span.bytesBlank(1, TRACE_ID_BYTES);
        span.blank(Blank.SPAN, TRACE_ID_BYTES, place.place());
        span.bytesBlank(2, ID_BYTES);
        if (place.hasParent()) {
            span.bytesBlank(4, ID_BYTES);
            span.blank(Blank.PARENT, ID_BYTES, 0);
        }
        span.text(5, SpanTexts.name(place.role(), random));
        span.varint(6, place.role().kind());
        span.fixed64Blank(7);
        span.blank(Blank.TIMES, Long.BYTES, 0);
        span.fixed64Blank(8);
        new SpanTexts(new AttributeWriter(span, 9), random).write(keys, place.role(), service, place.failed());
        for (int link = 0; link < place.links(); link++) {
            int index = link;
            span.message(13, it -> writeLink(it, index));
        }
        if (place.failed()) {
            span.message(15, status -> {
                status.text(2, "upstream answered 503");
                status.varint(3, 2);
            });
        }
        span.fixed32(16, SAMPLED);
    }

    private static void writeLink(Wire link, int index) {
        link.bytesBlank(1, TRACE_ID_BYTES);
        link.bytesBlank(2, ID_BYTES);
        link.blank(Blank.LINK, TRACE_ID_BYTES + FIELD_HEAD_BYTES + ID_BYTES, index);
        new AttributeWriter(link, 4).text("messaging.message.id", "m-", Blank.LINKED_NUMBER, LINKED_DIGITS, "");
        link.fixed32(6, SAMPLED_REMOTE);
    }
}
