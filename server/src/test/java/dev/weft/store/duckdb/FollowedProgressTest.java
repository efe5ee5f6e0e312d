package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.text.TraceQl;
import dev.weft.store.Cancellation;
import dev.weft.store.MetricsSearch;
import dev.weft.store.Progress;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanSearch;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.TestSpans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query that follows links from a few traces tells how many of the segments that hold these are done. */
class FollowedProgressTest {

    private static final String FOLLOWED = "{ name = \"from\" } -> { }";

    private StoreInFolder opened;

    @BeforeEach
    void storeLinksOverTwoOfThreeSegments(@TempDir Path path) throws IOException {
        opened = StoreInFolder.open(path);
        opened.writeAndSeal(
                span(1, 1).name("from").from(100).link(2, 1).link(3, 1).build(),
                span(3, 1).name("to").from(110).build());
        opened.writeAndSeal(span(2, 1).name("to").from(120).build());
        opened.writeAndSeal(span(4, 1).name("aside").from(130).build());
    }

    @AfterEach
    void close() throws IOException {
        opened.close();
    }

    @Test
    void aSearchTellsIt() {
        SpanSearch search = new SpanSearch(Queries.parse(FOLLOWED), TimeRange.ALL, SearchOrder.NEWEST, 10, null);

        assertThat(progressOf((reader, cancellation) -> reader.searchSpans(search, cancellation)))
                .isEqualTo(new Progress.Moment(2, 2));
        assertThat(progressOf((reader, cancellation) -> reader.searchTraces(search, cancellation)))
                .isEqualTo(new Progress.Moment(2, 2));
    }

    @Test
    void aMetricsQueryTellsIt() {
        MetricsSearch search = new MetricsSearch(
                (Query.Metrics) TraceQl.parse(FOLLOWED + " | count_over_time()"),
                MetricsGrid.over(new TimeRange(TestSpans.EPOCH, TestSpans.EPOCH + 200), 100),
                new MetricsLimits(10, 10));

        assertThat(progressOf((reader, cancellation) -> reader.metrics(search, cancellation)))
                .isEqualTo(new Progress.Moment(2, 2));
    }

    private Progress.Moment progressOf(BiConsumer<SpanReader, Cancellation> question) {
        Cancellation cancellation = new Cancellation();
        question.accept(opened.reader(), cancellation);
        return cancellation.progress().moment();
    }
}
