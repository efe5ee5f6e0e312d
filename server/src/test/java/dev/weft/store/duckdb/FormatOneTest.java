package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.Query;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.evaluate.metrics.Label;
import dev.weft.query.evaluate.metrics.Labels;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.query.text.TraceQl;
import dev.weft.store.Cancellation;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkState;
import dev.weft.store.MetricsAnswer;
import dev.weft.store.MetricsSearch;
import dev.weft.store.SpanReader;
import dev.weft.store.StoreTotals;
import dev.weft.store.StoredTrace;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.folder.FolderInspection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data folder that the code of format 1 wrote is read whole, and goes on. Its files are never written anew: where they cannot be
 * read, it is the code that is wrong.
 */
class FormatOneTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final Path WRITTEN = Path.of("src/test/resources/store/format-1");

    /** The files that the first code of format 1 wrote in another form. */
    private static final Path WRITTEN_FIRST = Path.of("src/test/resources/store/format-1-first");

    /** Of the range that is measured. */
    private static final long SECONDS = 64;

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        copy(WRITTEN);
    }

    private void copy(Path written) throws IOException {
        try (Stream<Path> files = Files.walk(written)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(written.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void whatItsFirstCodeRememberedOfADroppedSegmentIsReadToo() throws IOException {
        copy(WRITTEN_FIRST);

        assertLinks();
        assertThat(FolderInspection.of(folder).damage()).isEmpty();
    }

    @Test
    void itHoldsWhatWasWritten() {
        try (DuckDbTraceStore store = open()) {
            SpanReader reader = store.reader();

            assertTrace(
                    reader,
                    1,
                    List.of(FormatOneFolder.WHOLE, FormatOneFolder.LATE),
                    List.of(FormatOneFolder.LATE_AGAIN));
            assertTrace(
                    reader,
                    2,
                    List.of(FormatOneFolder.BATCH, FormatOneFolder.CHILD),
                    List.of(FormatOneFolder.BATCH_AGAIN));
            assertTrace(reader, 100, List.of(), List.of());
            StoreTotals totals = reader.totals(NEVER);
            assertThat(totals.spanCount()).isEqualTo(4);
            assertThat(totals.conflictingSpanCount()).isEqualTo(2);
            assertThat(totals.linkCount()).isEqualTo(6);
            assertThat(reader.newest(NEVER)).isEqualTo(FormatOneFolder.LATE.key());
        }
    }

    @Test
    void itsLinksLeadBothWaysAndIntoWhatWasDropped() {
        assertLinks();
    }

    private void assertLinks() {
        try (DuckDbTraceStore store = open()) {
            SpanReader reader = store.reader();

            assertThat(links(reader, FormatOneFolder.BATCH.key(), LinkDirection.OUTGOING))
                    .extracting(LinkEnd::state)
                    .containsExactly(LinkState.RESOLVED, LinkState.EXPIRED, LinkState.NOT_STORED);
            assertThat(links(reader, FormatOneFolder.WHOLE.key(), LinkDirection.OUTGOING))
                    .extracting(LinkEnd::state)
                    .containsExactly(LinkState.NOT_STORED, LinkState.INVALID);
            assertThat(links(reader, FormatOneFolder.WHOLE.key(), LinkDirection.INCOMING))
                    .singleElement()
                    .satisfies(end -> assertThat(end.link())
                            .isEqualTo(FormatOneFolder.BATCH.links().getFirst()));
            assertThat(links(reader, FormatOneFolder.BATCH.key(), LinkDirection.INCOMING))
                    .hasSize(1);
        }
    }

    @Test
    void itsColumnsAreReadInsteadOfItsSpans() throws IOException {
        Path columns = folder.resolve("columns");

        MetricsAnswer answer = rateByService();

        for (Path written : list(WRITTEN.resolve("columns"))) {
            Path read = columns.resolve(written.getFileName());
            assertThat(read).hasSameBinaryContentAs(written);
            Files.delete(read);
        }
        MetricsAnswer withoutColumns = rateByService();
        assertThat(spansByService(answer))
                .isEqualTo(spansByService(withoutColumns))
                .isEqualTo(Map.of(ofService("orders"), 2.0, ofService("worker"), 2.0));
        assertThat(answer.stats().segmentsRead()).isEqualTo(2);
        assertThat(answer.stats().spansInspected())
                .as("spans that columns do not have")
                .isLessThan(withoutColumns.stats().spansInspected());
    }

    /** Asks without the threads that would make or merge columns. */
    private MetricsAnswer rateByService() throws IOException {
        MetricsSearch search = new MetricsSearch(
                (Query.Metrics) TraceQl.parse("{ } | rate() by (resource.service.name)"),
                MetricsGrid.instant(new TimeRange(TestSpans.EPOCH, TestSpans.EPOCH + SECONDS * 1_000_000_000L)),
                new MetricsLimits(10, 10));
        try (StoreInFolder opened = StoreInFolder.open(folder)) {
            return opened.reader().metrics(search, NEVER);
        }
    }

    private static Map<Labels, Double> spansByService(MetricsAnswer answer) {
        return answer.series().stream()
                .collect(Collectors.toMap(
                        MetricsSeries::labels,
                        series -> series.points().getFirst().value() * SECONDS));
    }

    private static Labels ofService(String name) {
        return Labels.of(new Label("resource.service.name", new SpanValue.Text(name)));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void itGoesOnAndIsWholeWhenItIsOpenedAgain() {
        try (DuckDbTraceStore store = open()) {
            store.writer().write(List.of(SpanBatch.of(WriterProcess.group(50))));
            store.seal();
        }
        itHoldsAfter(WriterProcess.SPANS_OF_GROUP);
    }

    private void itHoldsAfter(int added) {
        try (DuckDbTraceStore store = open()) {
            assertThat(store.reader().totals(NEVER).spanCount()).isEqualTo(4 + added);
            assertTrace(
                    store.reader(),
                    1,
                    List.of(FormatOneFolder.WHOLE, FormatOneFolder.LATE),
                    List.of(FormatOneFolder.LATE_AGAIN));
        }
        assertThat(FolderInspection.of(folder).damage()).isEmpty();
    }

    private static void assertTrace(SpanReader reader, long trace, List<Span> spans, List<Span> conflicting) {
        StoredTrace stored = reader.findTrace(TestSpans.traceId(trace), NEVER);
        assertThat(stored.spans().stream().map(Span::canonical))
                .containsExactlyElementsOf(spans.stream().map(Span::canonical).toList());
        assertThat(stored.conflicting().stream().map(Span::canonical))
                .containsExactlyElementsOf(
                        conflicting.stream().map(Span::canonical).toList());
    }

    private static List<LinkEnd> links(SpanReader reader, SpanKey span, LinkDirection direction) {
        return reader.links(new LinkQuery(span, direction, LinkOrder.LINK, 10, null, null, null), NEVER)
                .items();
    }

    private DuckDbTraceStore open() {
        return DuckDbTraceStore.open(folder, FormatOneFolder.SETTINGS, new SimpleMeterRegistry());
    }
}
