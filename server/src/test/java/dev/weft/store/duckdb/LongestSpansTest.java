package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKind;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.Cancellation;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.memory.MemoryTraceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The longest of all spans, which columns name where they decide the filter. */
class LongestSpansTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final long TIMES = 1_000;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private long spans;

    @Test
    void theyAreTheSameAsWithoutColumns(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path);
                MemoryTraceStore expected = new MemoryTraceStore()) {
            for (int part = 0; part < 4; part++) {
                Span[] ofPart = spans(part * TIMES);
                expected.writer().write(List.of(SpanBatch.of(List.of(ofPart))));
                if (part < 3) {
                    seal(opened, ofPart, part != 1);
                } else {
                    opened.write(ofPart);
                }
            }
            for (String query : List.of("{}", "{ kind = server }", "{ name = \"b\" }", "{ span.k = 1 }")) {
                for (TimeRange range : List.of(TimeRange.ALL, range(TIMES / 2, 3 * TIMES))) {
                    assertThat(longest(opened.reader(), query, range))
                            .as("%s in %s, %s", query, range, seed)
                            .isEqualTo(longest(expected.reader(), query, range));
                }
            }
        }
    }

    /** Rows of the files are numbered as in the segments that were merged. */
    @Test
    void theyAreTheSameOnceSegmentsAreMergedThatHaveColumns(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path);
                MemoryTraceStore expected = new MemoryTraceStore()) {
            for (int part = 0; part < 8; part++) {
                Span[] ofPart = spans(part * TIMES);
                expected.writer().write(List.of(SpanBatch.of(List.of(ofPart))));
                seal(opened, ofPart, true);
            }
            opened.store().segments().mergeColumns(Long.MAX_VALUE);
            opened.store().segments().mergeSmall(Long.MAX_VALUE);
            assertThat(opened.store().parts().segments()).hasSize(1);

            assertThat(longest(opened.reader(), "{ kind = server }", TimeRange.ALL))
                    .as(seed.toString())
                    .isEqualTo(longest(expected.reader(), "{ kind = server }", TimeRange.ALL));
        }
    }

    @Test
    void noSpanIsLookedAtWhereColumnsDecide(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            seal(opened, spans(0), true);

            Page<SpanRow> page = opened.reader().searchSpans(search("{ kind = server }", TimeRange.ALL, null), NEVER);

            assertThat(page.items()).hasSize(3);
            assertThat(page.stats().spansInspected()).isZero();
            assertThat(page.stats().segmentsRead()).isEqualTo(1);
        }
    }

    private static void seal(StoreInFolder opened, Span[] ofPart, boolean withColumns) throws IOException {
        opened.writeAndSeal(ofPart);
        if (withColumns) {
            opened.addColumns();
        }
    }

    /** Many are equally long, some end before they begin or never. */
    private Span[] spans(long first) {
        return Stream.generate(() -> span(first)).limit(60).toArray(Span[]::new);
    }

    private Span span(long first) {
        TestSpans span = TestSpans.span(1 + random.nextInt(80), ++spans)
                .name(random.nextBoolean() ? "a" : "b")
                .kind(random.nextBoolean() ? SpanKind.SERVER : SpanKind.CLIENT)
                .with("k", random.nextInt(3))
                .from(first + random.nextLong(TIMES))
                .lasting(random.nextInt(5) * 100L);
        return switch (random.nextInt(20)) {
            case 0 -> span.lasting(-50).build();
            case 1 -> span.startingAt(random.nextInt(3)).endingAt(-1L).build();
            default -> span.build();
        };
    }

    private static List<List<SpanRow>> longest(SpanReader reader, String query, TimeRange range) {
        List<List<SpanRow>> pages = new ArrayList<>();
        SearchPlace after = null;
        do {
            Page<SpanRow> page = reader.searchSpans(search(query, range, after), NEVER);
            pages.add(page.items());
            after = page.next();
        } while (after != null);
        return pages;
    }

    private static SpanSearch search(String query, TimeRange range, @Nullable SearchPlace after) {
        return new SpanSearch(Queries.parse(query), range, SearchOrder.LONGEST, 3, after);
    }

    private static TimeRange range(long start, long end) {
        return new TimeRange(TestSpans.EPOCH + start, TestSpans.EPOCH + end);
    }
}
