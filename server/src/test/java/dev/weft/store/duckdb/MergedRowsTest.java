package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.segment.MergedRows;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a merge holds in memory is about as large as what was sent. */
class MergedRowsTest {

    private static final int SPANS = 600;

    @Test
    void aResourceIsHeldOnceThoughServicesTakeTurns(@TempDir Path path) throws IOException {
        List<Span> orders = everySecond(1, "orders");
        List<Span> worker = everySecond(2, "worker");
        Span[] sent = Stream.concat(orders.stream(), worker.stream()).toArray(Span[]::new);
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            opened.writeAndSeal(sent);

            SegmentRows rows = MergedRows.of(opened.store().parts().segments());

            assertThat(rows.messageBytes())
                    .isLessThan(2L * SpanBatch.of(List.of(sent)).bytes().length);
            assertThat(IntStream.range(0, SPANS)
                            .mapToObj(row -> rows.batch(row).span(rows.index(row)))
                            .toList())
                    .isEqualTo(IntStream.range(0, SPANS)
                            .mapToObj(row -> (row % 2 == 0 ? orders : worker).get(row / 2))
                            .toList());
        }
    }

    /** Spans of one trace, between those of another service. */
    private static List<Span> everySecond(int first, String service) {
        return IntStream.range(0, SPANS / 2)
                .map(i -> first + 2 * i)
                .mapToObj(i -> span(1, i)
                        .from(i)
                        .service(service)
                        .resource("process.command_line", "-cp a.jar:".repeat(500))
                        .scope("scope " + i % 3)
                        .build())
                .toList();
    }
}
