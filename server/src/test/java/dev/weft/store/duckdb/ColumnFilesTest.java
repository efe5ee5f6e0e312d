package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.Cancellation;
import dev.weft.store.ServiceCount;
import dev.weft.store.duckdb.columnfiles.ColumnFileName;
import dev.weft.store.duckdb.columns.ColumnRows;
import dev.weft.store.duckdb.disk.InterruptedDisk;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.segment.MergedRows;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted is right whichever segments have columns, and whatever was merged. */
class ColumnFilesTest {

    private StoreInFolder opened;
    private Path path;
    private int written;
    private int dropped;

    @SuppressWarnings("NullAway.Init") // open() sets all before each test.
    ColumnFilesTest() {}

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        path = folder;
        opened = StoreInFolder.open(path);
    }

    @AfterEach
    void close() throws IOException {
        opened.close();
    }

    @Test
    void segmentsBetweenMergedFilesAreCounted() throws IOException {
        for (int i = 0; i < 8; i++) {
            seal(true);
            seal(false);
        }
        for (int step = 0; step < 20; step++) {
            mergeColumns();
            everySpanIsCounted();
        }
        assertThat(files()).hasSizeLessThan(8);

        opened.close();
        opened = StoreInFolder.open(path);
        everySpanIsCounted();
    }

    @Test
    void aMergedSegmentIsCountedOnceWhenSomeOfItsSourcesHaveColumns() throws IOException {
        for (int i = 0; i < 8; i++) {
            seal(i % 3 == 0);
        }
        opened.store().segments().mergeSmall(Long.MAX_VALUE);
        assertThat(opened.store().parts().segments()).hasSize(1);
        everySpanIsCounted();

        mergeColumns();
        everySpanIsCounted();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsLeftOfAFileIsCountedWhenItsOldestSegmentsAreDropped() throws IOException {
        for (int i = 0; i < 8; i++) {
            seal(true);
        }
        mergeColumns();
        opened.store().segments().drop(opened.store().parts().published().subList(0, 3));
        dropped = 3;
        everySpanIsCounted();

        opened.store().segments().mergeSmall(Long.MAX_VALUE);
        for (int i = 0; i < 3; i++) {
            seal(false);
        }
        opened.store().segments().mergeSmall(Long.MAX_VALUE);
        assertThat(opened.store().parts().segments()).hasSize(1);
        everySpanIsCounted();
    }

    /** A merged file would seem to cover spans that it has no rows of. */
    @Test
    void aQuarantinedSegmentWithoutColumnsKeepsFilesApart() throws IOException {
        for (int i = 0; i < 9; i++) {
            seal(i != 4);
        }
        quarantine(4);
        dropped = 1;

        mergeColumns();

        assertThat(files()).hasSize(8);
        everySpanIsCounted();
    }

    /** What it holds may come again, and must not be counted twice then. */
    @Test
    void aQuarantinedSegmentIsNotCountedByItsColumnsButNamed() throws IOException {
        for (int i = 0; i < 8; i++) {
            seal(true);
        }
        mergeColumns();
        quarantine(0);
        quarantine(4);
        dropped = 2;
        everySpanIsCounted();
        assertThat(opened.reader()
                        .answer(reader -> reader.services(TimeRange.ALL, new Cancellation()))
                        .missing())
                .hasSize(2);

        opened.writeAndSeal(orders(1), orders(5));
        dropped = 0;
        everySpanIsCounted();

        mergeColumns();
        assertThat(files()).isEmpty();
        everySpanIsCounted();
        opened.addColumns();
        everySpanIsCounted();
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothing() throws IOException {
        seal(false);
        Segment segment = opened.store().parts().segments().getFirst();
        SegmentRows rows = MergedRows.of(List.of(segment));
        ColumnRows broken = new ColumnRows() {
            @Override
            public int size() {
                return rows.spanCount();
            }

            @Override
            public SpanBatch batch(int row) {
                return rows.batch(row);
            }

            @Override
            public int index(int row) {
                throw new IllegalStateException("made by a test");
            }
        };

        assertThatThrownBy(() -> opened.store().columns().add(segment, broken)).hasMessageContaining("made by a test");

        assertThat(path.resolve("scratch")).isEmptyDirectory();
        everySpanIsCounted();
    }

    /** Else the next start would show it beside files that were merged of the same rows since. */
    @Test
    void aFileThatCannotBeShownLeavesNothing() throws IOException {
        Path merged = path.resolve("columns").resolve("000000000001-000000000008.duckdb");
        AtomicBoolean failed = new AtomicBoolean();
        opened.close();
        opened = StoreInFolder.open(
                path,
                new InterruptedDisk(new RealDisk(), () -> {
                    if (Files.exists(merged) && failed.compareAndSet(false, true)) {
                        throw new UncheckedIOException(new IOException("made by a test"));
                    }
                }),
                StoreInFolder.NEVER_BY_ITSELF);
        for (int i = 0; i < 8; i++) {
            seal(true);
        }
        assertThatThrownBy(this::mergeColumns).hasMessageContaining("made by a test");
        everySpanIsCounted();

        opened.store().segments().drop(opened.store().parts().published().subList(0, 3));
        dropped = 3;
        for (int i = 0; i < 3; i++) {
            seal(true);
        }
        mergeColumns();
        everySpanIsCounted();

        opened.close();
        opened = StoreInFolder.open(path);
        everySpanIsCounted();
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatACrashLeftOfAFileThatWasBeingWrittenIsDeleted() throws IOException {
        opened.close();
        Path scratch = path.resolve("scratch");
        Files.createDirectories(scratch.resolve("000000000001-000000000008.duckdb.spill"));
        Files.writeString(
                scratch.resolve("000000000001-000000000008.duckdb.spill").resolve("spilled"), "rows");
        Files.writeString(scratch.resolve("000000000001-000000000008.duckdb"), "half a file");

        opened = StoreInFolder.open(path);

        assertThat(scratch).isEmptyDirectory();
    }

    private void quarantine(int position) {
        CurrentParts parts = opened.store().parts();
        assertThat(parts.quarantine(parts.names().get(position), "damaged")).isNotNull();
    }

    private void seal(boolean withColumns) throws IOException {
        opened.writeAndSeal(orders(++written));
        if (withColumns) {
            opened.addColumns();
        }
    }

    private static Span orders(int id) {
        return span(1, id).service("orders").build();
    }

    private void mergeColumns() throws IOException {
        opened.store().segments().mergeColumns(Long.MAX_VALUE);
    }

    private void everySpanIsCounted() {
        assertThat(opened.reader().services(TimeRange.ALL, new Cancellation()))
                .isEqualTo(List.of(new ServiceCount("orders", written - dropped, 0)));
    }

    private List<ColumnFileName> files() throws IOException {
        return ColumnFileName.widestOf(new RealDisk().list(path.resolve("columns")));
    }
}
