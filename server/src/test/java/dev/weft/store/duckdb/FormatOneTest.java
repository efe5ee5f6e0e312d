package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.Cancellation;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkState;
import dev.weft.store.SpanReader;
import dev.weft.store.StoreTotals;
import dev.weft.store.StoredTrace;
import dev.weft.store.contract.TestSpans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
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
