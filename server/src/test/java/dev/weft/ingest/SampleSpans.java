package dev.weft.ingest;

import dev.weft.model.Attributes;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import dev.weft.model.batch.SpanBatch;
import java.util.List;

/** Spans to submit. */
final class SampleSpans {

    private SampleSpans() {}

    static Span span(long id) {
        return span(id, Attributes.EMPTY, List.of(), List.of());
    }

    static Span span(long id, Attributes attributes, List<SpanEvent> events, List<SpanLink> links) {
        return new Span(
                new TraceId(1, id),
                new SpanId(id),
                SpanId.INVALID,
                "",
                0,
                "receive-order",
                SpanKind.SERVER,
                1,
                2,
                attributes,
                1,
                events,
                2,
                links,
                3,
                Status.UNSET,
                Resource.EMPTY,
                Scope.EMPTY);
    }

    static Submission submission(Span... spans) {
        return new Submission(SpanBatch.of(List.of(spans)), new Findings());
    }
}
