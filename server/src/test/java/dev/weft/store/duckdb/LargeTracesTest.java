package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.WriteOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A trace of a hundred thousand spans takes more of them as fast as a small one. */
class LargeTracesTest {

    private static final int SPANS = 100_000;

    /** Looking at every stored span of the trace for every new one would take minutes. */
    @Test
    @Timeout(60)
    void aTraceGrowsAsFastWhenItIsLarge(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            opened.writeAndSeal(spans(1));
            for (int first = SPANS + 1; first <= 2 * SPANS; first += 1_000) {
                assertThat(write(opened, first, 1_000)).isEqualTo(new WriteOutcome(1_000, 0, 0));
            }
            assertThat(write(opened, SPANS - 10, 11)).isEqualTo(new WriteOutcome(0, 11, 0));
        }
    }

    private static WriteOutcome write(StoreInFolder opened, int first, int count) {
        return opened.store().writer().write(List.of(SpanBatch.of(List.of(spans(first, count)))));
    }

    private static Span[] spans(int first) {
        return spans(first, SPANS);
    }

    private static Span[] spans(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(id -> span(1, id).from(id).build())
                .toArray(Span[]::new);
    }
}
