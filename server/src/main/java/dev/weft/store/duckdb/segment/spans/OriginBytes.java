package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import dev.weft.model.batch.BatchReader;
import dev.weft.model.batch.Origin;
import dev.weft.model.batch.SpanBatch;
import java.util.List;

/** An origin as an OTLP {@code TracesData} message with one span that says nothing. */
final class OriginBytes {

    private OriginBytes() {}

    static byte[] write(Origin origin) {
        Span bearer = new Span(
                new TraceId(0, 1),
                new SpanId(1),
                SpanId.INVALID,
                "",
                0,
                "",
                SpanKind.UNSPECIFIED,
                0,
                0,
                Attributes.EMPTY,
                0,
                List.of(),
                0,
                List.of(),
                0,
                Status.UNSET,
                origin.resource(),
                origin.scope());
        return SpanBatch.of(List.of(bearer)).bytes();
    }

    static Origin read(byte[] bytes) {
        SpanBatch batch = BatchReader.read(bytes);
        return batch.originAt(batch.origin(0));
    }
}
