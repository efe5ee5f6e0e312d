package dev.weft.model.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanLink;
import dev.weft.store.contract.Seed;
import java.nio.charset.StandardCharsets;

/** What the columns of a batch say about its spans is what the spans say. */
public final class BatchColumns {

    private BatchColumns() {}

    /** @param seed named in failures */
    public static void assertAgree(SpanBatch batch, Seed seed) {
        int links = 0;
        for (int i = 0; i < batch.size(); i++) {
            Span span = batch.span(i);
            assertThat(batch.key(i)).as("%s", seed).isEqualTo(span.key());
            assertThat(batch.traceIdHigh(i)).isEqualTo(span.traceId().high());
            assertThat(batch.traceIdLow(i)).isEqualTo(span.traceId().low());
            assertThat(batch.spanId(i)).isEqualTo(span.spanId().value());
            assertThat(batch.parentSpanId(i)).isEqualTo(span.parentSpanId().value());
            assertThat(batch.startTimeUnixNano(i)).isEqualTo(span.startTimeUnixNano());
            assertThat(batch.endTimeUnixNano(i)).isEqualTo(span.endTimeUnixNano());
            assertThat(batch.durationNanos(i)).isEqualTo(span.durationNanos());
            assertThat(batch.kind(i)).isEqualTo(span.kind().number());
            assertThat(batch.statusCode(i)).isEqualTo(span.status().code());
            assertThat(batch.eventCount(i)).isEqualTo(span.events().size());
            assertThat(batch.resource(i)).isEqualTo(span.resource());
            assertThat(batch.scope(i)).isEqualTo(span.scope());
            assertThat(batch.name(i)).isEqualTo(span.name());
            assertThat(batch.nameLength(i)).isEqualTo(span.name().getBytes(StandardCharsets.UTF_8).length);
            assertThat(batch.firstLink(i)).isEqualTo(links);
            assertThat(batch.linkCount(i)).as("%s", seed).isEqualTo(span.links().size());
            for (SpanLink link : span.links()) {
                assertThat(batch.linkedTraceIdHigh(links))
                        .isEqualTo(link.traceId().high());
                assertThat(batch.linkedTraceIdLow(links))
                        .isEqualTo(link.traceId().low());
                assertThat(batch.linkedSpanId(links)).isEqualTo(link.spanId().value());
                links++;
            }
        }
        assertThat(batch.links()).as("%s", seed).isEqualTo(links);
    }
}
