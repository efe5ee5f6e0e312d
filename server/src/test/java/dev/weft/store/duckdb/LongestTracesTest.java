package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.memory.MemoryTraceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The longest of all traces, which summaries of parts tell, though a trace may lie in several parts. */
class LongestTracesTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final int PARTS = 5;
    private static final long TIMES = 1_000;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private long spans;

    @Test
    void theyAreTheSameAsWithoutSummaries(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path);
                MemoryTraceStore expected = new MemoryTraceStore()) {
            for (int part = 0; part < PARTS; part++) {
                Span[] ofPart = spans(part * TIMES);
                expected.writer().write(List.of(SpanBatch.of(List.of(ofPart))));
                if (part < PARTS - 1) {
                    opened.writeAndSeal(ofPart);
                } else {
                    opened.write(ofPart);
                }
            }
            for (TimeRange range : List.of(TimeRange.ALL, range(0, TIMES), range(TIMES / 2, 3 * TIMES), range(-9, 7))) {
                assertThat(longest(opened.reader(), range))
                        .as("%s, %s", range, seed)
                        .isEqualTo(longest(expected.reader(), range));
            }
        }
    }

    @Test
    void noSpanIsLookedAtWhereAllMatch(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            opened.writeAndSeal(spans(0));
            opened.write(spans(TIMES));

            Page<TraceRow> page = opened.reader().searchTraces(search(TimeRange.ALL, null), NEVER);

            assertThat(page.items()).hasSize(3);
            assertThat(page.stats().spansInspected()).isZero();
            assertThat(page.stats().segmentsRead()).isEqualTo(1);
        }
    }

    /** Many are equally long, some are in several parts, some end before they begin or never. */
    private Span[] spans(long first) {
        List<Span> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            TestSpans span = span(1 + random.nextInt(80), ++spans)
                    .from(first + random.nextLong(TIMES))
                    .lasting(random.nextInt(5) * 100L);
            all.add(
                    switch (random.nextInt(20)) {
                        case 0 -> span.lasting(-50).build();
                        case 1 ->
                            span.startingAt(random.nextInt(3)).endingAt(-1L).build();
                        default -> span.build();
                    });
        }
        return all.toArray(Span[]::new);
    }

    private static List<List<TraceRow>> longest(SpanReader reader, TimeRange range) {
        List<List<TraceRow>> pages = new ArrayList<>();
        SearchPlace after = null;
        do {
            Page<TraceRow> page = reader.searchTraces(search(range, after), NEVER);
            pages.add(page.items());
            after = page.next();
        } while (after != null);
        return pages;
    }

    private static SpanSearch search(TimeRange range, @Nullable SearchPlace after) {
        return new SpanSearch(SpanFilter.EVERYTHING, range, SearchOrder.LONGEST, 3, after);
    }

    private static TimeRange range(long start, long end) {
        return new TimeRange(TestSpans.EPOCH + start, TestSpans.EPOCH + end);
    }
}
