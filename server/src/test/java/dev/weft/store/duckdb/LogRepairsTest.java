package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.folder.FolderInspection;
import dev.weft.store.duckdb.folder.Inspection;
import dev.weft.store.duckdb.folder.LogRepairs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged log stops the start, which says what to do about it; a repair lets it go on. */
class LogRepairsTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final int HEADER_BYTES = 1_024;

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void threeGroups() throws IOException {
        try (DuckDbTraceStore store = open()) {
            for (long group = 1; group <= 3; group++) {
                store.writer().write(List.of(SpanBatch.of(WriterProcess.group(group))));
            }
        }
        log = folder.toRealPath().resolve("log/log-000000000001");
    }

    @Test
    void aStartOnADamagedLogNamesWhereAndWhatFollowsAndWhatToDo() throws IOException {
        damage();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open().close())
                .withMessageStartingWith("cannot open data folder " + folder + ": log file " + log
                        + " is damaged at byte " + HEADER_BYTES)
                .withMessageContaining("; 2 whole records follow in it; 'weft repair --data " + folder + "' keeps");
    }

    @Test
    void aRepairKeepsWhatIsWholeAndSaysWhatIsLost() throws IOException {
        damage();

        assertThat(LogRepairs.run(folder))
                .containsExactly(
                        log + ": kept 2 records; lost all of group 1; the damaged file is kept as " + log + ".damaged");

        try (DuckDbTraceStore store = open()) {
            assertThat(store.reader().totals(NEVER).spanCount()).isEqualTo(2L * WriterProcess.SPANS_OF_GROUP);
            assertThat(store.reader().findTrace(TestSpans.traceId(3), NEVER).spans())
                    .isEqualTo(WriterProcess.group(3));
        }
        assertThat(FolderInspection.of(folder).aside())
                .extracting(Inspection.NamedFile::name)
                .containsExactly("log-000000000001.damaged");
    }

    @Test
    void aWholeLogIsLeftAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(log);

        assertThat(LogRepairs.run(folder)).isEmpty();

        assertThat(Files.readAllBytes(log)).isEqualTo(before);
    }

    @Test
    void aFolderInUseIsRefused() {
        try (DuckDbTraceStore _ = open()) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> LogRepairs.run(folder))
                    .withMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        Path none = folder.resolve("none");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> LogRepairs.run(none))
                .withMessageContaining("no such folder (expected: a data folder)");

        assertThat(none).doesNotExist();
    }

    /** Changes a byte of the first group. */
    private void damage() throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        bytes[HEADER_BYTES + 100] ^= 1;
        Files.write(log, bytes);
    }

    private DuckDbTraceStore open() {
        return DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT, new SimpleMeterRegistry());
    }
}
