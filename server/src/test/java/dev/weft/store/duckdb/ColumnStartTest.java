package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.store.StoreException;
import dev.weft.store.duckdb.columnfiles.ColumnFiles;
import dev.weft.store.duckdb.columnfiles.ColumnFolder;
import dev.weft.store.duckdb.columnfiles.SegmentColumns;
import dev.weft.store.duckdb.columns.ColumnSettings;
import dev.weft.store.duckdb.columns.ColumnStore;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.part.PartsView;
import dev.weft.store.duckdb.segment.MergedRows;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB starts when the first file of columns is made, and nobody but its maker waits for that. */
class ColumnStartTest {

    private static final ColumnSettings SETTINGS = new ColumnSettings(64 << 20, 1);

    private final Disk disk = new RealDisk();
    private final CountDownLatch starts = new CountDownLatch(1);
    private final CountDownLatch mayStart = new CountDownLatch(1);

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readersAndTheWriterGoOnWhileItStarts(@TempDir Path path, @TempDir Path columns) throws Exception {
        try (StoreInFolder opened = StoreInFolder.open(path);
                ColumnFiles files = filesIn(columns);
                ExecutorService maker = Executors.newSingleThreadExecutor()) {
            opened.writeAndSeal(span(1, 1).build());
            List<Segment> segments = opened.store().parts().segments();
            CurrentParts parts = new CurrentParts(opened.folder(), nothingDropped(opened), files, segments, List.of());
            Future<?> made = maker.submit(() -> {
                files.add(segments.getFirst(), new SegmentColumns(MergedRows.of(segments)));
                return files;
            });
            try {
                starts.await();

                try (PartsView view = parts.view()) {
                    assertThat(view.parts().getFirst().findTrace(traceId(1))).isNotNull();
                }
                assertThat(parts.recent()).isEmpty();
                assertThat(made.isDone()).isFalse();
            } finally {
                mayStart.countDown();
            }
            made.get();
            assertThat(files.uncovered(segments)).isEmpty();
            assertThat(files.bytes()).hasSize(1);
        }
    }

    /** To make them anew would take long, and they are as good as they were. */
    @Test
    void filesAreKeptWhenItDoesNotStart(@TempDir Path path) throws IOException {
        Path shown = Files.createDirectory(path.resolve("columns"));
        Path scratch = Files.createDirectory(path.resolve("scratch"));
        Path file = Files.createFile(shown.resolve("000000000001-000000000001.duckdb"));
        StoreException failure =
                new StoreException(StoreException.Kind.CANNOT_OPEN, "cannot start DuckDB: made by a test", null);
        Supplier<ColumnStore> failing = () -> {
            throw failure;
        };

        try (ColumnFiles files = new ColumnFiles(new ColumnFolder(failing, disk, shown, scratch))) {
            assertThatThrownBy(() -> files.open(List.of(new SegmentName(1, 1)))).isSameAs(failure);
        }

        assertThat(file).exists();
    }

    private ColumnFiles filesIn(Path path) throws IOException {
        Path shown = Files.createDirectory(path.resolve("columns"));
        Path scratch = Files.createDirectory(path.resolve("scratch"));
        return new ColumnFiles(new ColumnFolder(() -> startOnceItMay(path), disk, shown, scratch));
    }

    private ColumnStore startOnceItMay(Path path) {
        starts.countDown();
        try {
            mayStart.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted before DuckDB was to start", e);
        }
        return ColumnStore.open(SETTINGS, path);
    }

    private DroppedTraces nothingDropped(StoreInFolder opened) {
        return new DroppedTraces(
                disk, opened.folder().dropped(), DroppedTraces.MOST_BYTES, new StoreMetrics(new SimpleMeterRegistry()));
    }
}
