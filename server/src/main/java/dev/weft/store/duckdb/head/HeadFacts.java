package dev.weft.store.duckdb.head;

import dev.weft.model.SpanKind;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.SpanFacts;

/** A batch's span as lists show it. */
final class HeadFacts {

    private HeadFacts() {}

    static SpanFacts of(SpanBatch batch, int span) {
        return new SpanFacts(
                batch.key(span),
                batch.resource(span).service(),
                batch.name(span),
                new SpanKind(batch.kind(span)),
                batch.statusCode(span),
                batch.startTimeUnixNano(span),
                batch.durationNanos(span));
    }
}
