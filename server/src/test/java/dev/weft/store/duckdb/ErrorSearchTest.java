package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.text.TraceQl;
import dev.weft.store.Cancellation;
import dev.weft.store.MetricsSearch;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchStats;
import dev.weft.store.SpanSearch;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.TestSpans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who looks for errors of a service that has none reads nothing, though other services fail beside it. */
class ErrorSearchTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final SearchStats NOTHING = new SearchStats(0, 0);
    private static final String ERRORS_OF_QUIET = "{ resource.service.name = \"quiet\" && status = error }";
    private static final int SEGMENTS = 8;
    private static final int SPANS = 60;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ERRORS_OF_QUIET,
                "{ error = status && \"quiet\" = resource.service.name && duration >= 0ns }",
                "{ status = error && (name = \"work\" || kind = server) && resource.service.name = \"quiet\" }",
                "{ (resource.service.name = \"quiet\" || resource.service.name = \"none\") && status = error }",
                "{ resource.service.name = \"quiet\" } | { status = error }",
                ERRORS_OF_QUIET + " || { resource.service.name = \"quiet\" && name = \"none\" }"
            })
    void nothingIsReadWhereColumnsCountNoErrorOfTheService(String query, @TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            for (int segment = 0; segment < SEGMENTS; segment++) {
                seal(opened, spans(segment));
            }
            assertThat(readBy(opened, query)).containsOnly(NOTHING);

            opened.store().segments().mergeColumns(Long.MAX_VALUE);
            assertThat(readBy(opened, query)).containsOnly(NOTHING);
        }
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            assertThat(readBy(opened, query)).containsOnly(NOTHING);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ERRORS_OF_QUIET,
                "{ status = error && (name = \"work\" || kind = server) && resource.service.name = \"quiet\" }",
                "{ (resource.service.name = \"quiet\" || resource.service.name = \"none\") && status = error }"
            })
    void nothingIsReadOfRecentSpansAmongWhichTheServiceHasNoError(String query, @TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            for (int group = 0; group < SEGMENTS; group++) {
                opened.write(spans(group));
            }
            assertThat(readBy(opened, query)).containsOnly(NOTHING);
        }
    }

    @Test
    void onlyTheSegmentIsReadInWhichTheServiceHasAnError(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            for (int segment = 0; segment < SEGMENTS; segment++) {
                seal(opened, spans(segment));
            }
            Span failed = TestSpans.span(1, 1).service("quiet").error("").build();
            seal(opened, failed);

            var page = opened.reader().searchSpans(search(ERRORS_OF_QUIET, SearchOrder.NEWEST), NEVER);

            assertThat(page.items()).extracting(row -> row.span().key()).containsExactly(failed.key());
            assertThat(page.stats()).isEqualTo(new SearchStats(1, 1));
        }
    }

    @Test
    void aSegmentWithoutColumnsIsReadByTheFirstQuestionAlone(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            opened.writeAndSeal(spans(0));

            assertThat(readBy(opened, ERRORS_OF_QUIET))
                    .containsExactly(new SearchStats(SPANS, 1), NOTHING, NOTHING, NOTHING);
        }
    }

    /** Looks for spans and traces, and measures. */
    private static List<SearchStats> readBy(StoreInFolder opened, String query) {
        MetricsSearch measured = new MetricsSearch(
                (Query.Metrics) TraceQl.parse(query + " | rate() by (span.k)"),
                MetricsGrid.over(new TimeRange(TestSpans.EPOCH, TestSpans.EPOCH + 1_000), 1_000),
                new MetricsLimits(1_000, 2));
        return List.of(
                opened.reader()
                        .searchSpans(search(query, SearchOrder.NEWEST), NEVER)
                        .stats(),
                opened.reader()
                        .searchSpans(search(query, SearchOrder.OLDEST), NEVER)
                        .stats(),
                opened.reader()
                        .searchTraces(search(query, SearchOrder.LONGEST), NEVER)
                        .stats(),
                opened.reader().metrics(measured, NEVER).stats());
    }

    private static SpanSearch search(String query, SearchOrder order) {
        return new SpanSearch(Queries.parse(query), TimeRange.ALL, order, 20, null);
    }

    private static void seal(StoreInFolder opened, Span... spans) throws IOException {
        opened.writeAndSeal(spans);
        opened.addColumns();
    }

    /** Half of them failed, in traces that have spans of both services. */
    private static Span[] spans(int number) {
        return IntStream.range(0, SPANS)
                .mapToObj(i -> {
                    TestSpans span = TestSpans.span(10 + number * SPANS + i / 4, number * SPANS + i + 2)
                            .from(i)
                            .with("k", i % 3);
                    return i % 2 == 0
                            ? span.service("quiet").build()
                            : span.service("busy").error("failed").build();
                })
                .toArray(Span[]::new);
    }
}
