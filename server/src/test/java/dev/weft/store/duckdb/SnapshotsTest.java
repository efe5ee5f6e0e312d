package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.Cancellation;
import dev.weft.store.SpanReader;
import dev.weft.store.StoreException;
import dev.weft.store.StoreTotals;
import dev.weft.store.contract.Histories;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.folder.CopiedFolder;
import dev.weft.store.duckdb.folder.FolderInspection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot is a whole data folder of its own, taken while the store writes; and what can be restored. */
class SnapshotsTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final int HISTORIES = Boolean.getBoolean("weft.long") ? 20_000 : 60;
    private static final int ROUNDS = Boolean.getBoolean("weft.long") ? 60 : 8;

    /** Whatever the store does between two steps of the copy: groups that fail, seals, merges, drops. */
    @Test
    void whatWasAcknowledgedBeforeIsInItOnce(@TempDir Path folder) throws Exception {
        assertOftenInterrupted(folder, SnapshotHistory::run);
    }

    /** As a failing disk does it, which loses some of what was not synced: then there is nothing to cut. */
    @Test
    void aLogThatIsCutUnderManyTriesIsCopiedAtLast(@TempDir Path folder) throws Exception {
        assertOftenInterrupted(folder, history -> history.runCutting(9));
    }

    private static void assertOftenInterrupted(Path folder, SnapshotTaken taken) throws Exception {
        AtomicLong interruptions = new AtomicLong();
        boolean all = new Histories(SnapshotsTest.class, HISTORIES).run(() -> {
            Path parent = Files.createTempDirectory(folder, "histories");
            return (random, name) -> interruptions.addAndGet(taken.of(new SnapshotHistory(parent, random, name)));
        });
        if (all) {
            assertThat(interruptions).hasValueGreaterThan(HISTORIES);
        }
    }

    /** Takes the snapshot of a history, and returns how often that was interrupted. */
    private interface SnapshotTaken {
        int of(SnapshotHistory history) throws IOException;
    }

    @Test
    void itIsTakenOfAFolderThatAnotherProcessWrites(@TempDir Path folder) throws IOException {
        try (WriterProcess writer = WriterProcess.start(folder.resolve("data"), 1)) {
            for (int round = 1; round <= ROUNDS; round++) {
                writer.awaitAcknowledged(round * 40L);
                long acknowledged = writer.acknowledged();
                Path target = folder.resolve("snapshot-" + round);

                Snapshots.take(folder.resolve("data"), target);

                try (DuckDbTraceStore copy = open(target)) {
                    assertWhole(copy.reader(), acknowledged);
                }
            }
        }
    }

    @Test
    void aQuarantinedSegmentIsCopiedAsFarAsItIsThere(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        Path target = folder.resolve("snapshot");
        try (DuckDbTraceStore store = open(data)) {
            writeAndSeal(store, 1);
            writeAndSeal(store, 2);
        }
        Files.delete(data.resolve("segments/000000000001-000000000001/spans"));
        open(data).close();

        Snapshots.take(data, target);

        assertThat(FolderInspection.of(target).damage())
                .contains("segment 000000000001-000000000001 is quarantined: spans: missing");
        try (DuckDbTraceStore copy = open(target)) {
            assertThat(copy.reader().answer(reader -> reader.totals(NEVER)).missing())
                    .singleElement()
                    .satisfies(missing -> assertThat(missing.name()).isEqualTo("000000000001-000000000001"));
        }
    }

    @Test
    void itIsADataFolderOfItsOwnThatSharesWhatNeverChanges(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        Path target = folder.resolve("deep/snapshot");
        try (DuckDbTraceStore store = open(data)) {
            writeAndSeal(store, 1);
            write(store, 2);
            CopiedFolder copied = Snapshots.take(data, target);
            assertThat(copied).isEqualTo(new CopiedFolder(target.toRealPath(), 1, 1, 1));
            write(store, 3);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rwx------");
        assertThat(names(target)).containsExactly("FORMAT", "MANIFEST", "dropped", "log", "segments");
        Path spans = Path.of("segments/000000000001-000000000001/spans");
        assertThat(Files.getAttribute(target.resolve(spans), "unix:ino"))
                .isEqualTo(Files.getAttribute(data.resolve(spans), "unix:ino"));
        try (DuckDbTraceStore copy = open(target)) {
            assertThat(copy.reader().totals(NEVER).spanCount()).isEqualTo(2L * WriterProcess.SPANS_OF_GROUP);
        }
    }

    @Test
    void aSnapshotIsRestoredToAFolderThatIsNewOrEmpty(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        Path snapshot = folder.resolve("snapshot");
        try (DuckDbTraceStore store = open(data)) {
            writeAndSeal(store, 1);
            write(store, 2);
        }
        Snapshots.take(data, snapshot);
        Path restored = Files.createDirectory(folder.resolve("restored"));

        StoreTotals totals = Snapshots.restore(snapshot, restored);

        assertThat(totals.spanCount()).isEqualTo(2L * WriterProcess.SPANS_OF_GROUP);
        try (DuckDbTraceStore copy = open(restored)) {
            assertWhole(copy.reader(), 2);
            write(copy, 3);
        }
        refused(() -> Snapshots.restore(snapshot, restored))
                .contains("restored: it is not empty (expected: a new or empty folder)");
    }

    @Test
    void aFolderThatIsNoneIsRefused(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        refused(() -> Snapshots.take(data, folder.resolve("a"))).contains("no such folder (expected: a data folder)");
        Files.createDirectory(data);
        refused(() -> Snapshots.take(data, folder.resolve("a")))
                .contains("it is empty (expected: 'weft data format 1')");
        Files.writeString(data.resolve("FORMAT"), "weft data format 0\n");
        refused(() -> Snapshots.take(data, folder.resolve("a"))).contains("found 'weft data format 0'");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @Test
    void aTargetInTheFolderItselfIsRefused(@TempDir Path folder) throws IOException {
        open(folder).close();

        refused(() -> Snapshots.take(folder, folder.resolve("snapshots/1"))).contains("it lies in ");

        assertThat(folder.resolve("snapshots")).doesNotExist();
    }

    @Test
    void aTargetThatASymbolicLinkLeadsIntoTheFolderIsRefused(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        open(data).close();
        Path link = Files.createSymbolicLink(folder.resolve("link"), data.resolve("segments"));
        List<String> before = names(data.resolve("segments"));

        refused(() -> Snapshots.take(data, link.resolve("snapshot")))
                .contains(link.resolve("snapshot") + ": it lies in " + data.toRealPath());
        refused(() -> Snapshots.take(data, folder.resolve("link/../snapshot"))).contains("it lies in ");
        refused(() -> Snapshots.take(data, link)).contains("it lies in ");

        assertThat(names(data.resolve("segments"))).isEqualTo(before);
    }

    @Test
    void aTargetIsNamedByItsRealPathAndASymbolicLinkToNowhereIsRefused(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        open(data).close();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("missing"));

        assertThat(Snapshots.take(data, link.resolve("deep/snapshot")).folder())
                .isEqualTo(elsewhere.toRealPath().resolve("deep/snapshot"));
        refused(() -> Snapshots.take(data, nowhere)).contains("the symbolic link " + nowhere + " leads nowhere");
        refused(() -> Snapshots.restore(data, nowhere.resolve("restored"))).contains(nowhere + " leads nowhere");
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void aSymbolicLinkInWhatIsCopiedIsRefused(@TempDir Path folder) throws IOException {
        Path snapshot = folder.resolve("snapshot");
        open(snapshot).close();
        Path secret = Files.writeString(folder.resolve("secret"), "not for the copy");
        Path link = snapshot.toRealPath().resolve("log/log-000000000009");
        Files.createSymbolicLink(link, secret);

        refused(() -> Snapshots.restore(snapshot, folder.resolve("restored")))
                .contains(link + " is a symbolic link (expected: a file or folder of its own)");
        refused(() -> Snapshots.take(snapshot, folder.resolve("copy"))).contains(link.toString());

        assertThat(folder.resolve("restored")).doesNotExist();
        assertThat(folder.resolve("copy")).doesNotExist();
    }

    @Test
    void nothingIsLeftOfOneThatFails(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        try (DuckDbTraceStore store = open(data)) {
            writeAndSeal(store, 1);
        }
        Files.delete(data.resolve("segments/000000000001-000000000001/links"));

        refused(() -> Snapshots.take(data, folder.resolve("snapshot"))).contains("000000000001/links is missing");

        assertThat(names(folder.resolve("snapshot"))).isEmpty();
    }

    private static AbstractStringAssert<?> refused(Runnable command) {
        StoreException[] thrown = new StoreException[1];
        assertThatExceptionOfType(StoreException.class).isThrownBy(command::run).satisfies(e -> thrown[0] = e);
        return assertThat(thrown[0].getMessage());
    }

    /** All acknowledged groups, and more of them without a gap, each whole and once. */
    private static void assertWhole(SpanReader reader, long acknowledged) {
        long spans = reader.totals(NEVER).spanCount();
        assertThat(spans % WriterProcess.SPANS_OF_GROUP).isZero();
        long groups = spans / WriterProcess.SPANS_OF_GROUP;
        assertThat(groups).isGreaterThanOrEqualTo(acknowledged);
        for (long group = 1; group <= groups; group++) {
            assertThat(reader.findTrace(TestSpans.traceId(group), NEVER).spans())
                    .as("group %d", group)
                    .isEqualTo(WriterProcess.group(group));
        }
    }

    private static void write(DuckDbTraceStore store, long group) {
        store.writer().write(List.of(SpanBatch.of(WriterProcess.group(group))));
    }

    private static void writeAndSeal(DuckDbTraceStore store, long group) {
        write(store, group);
        store.seal();
    }

    private static DuckDbTraceStore open(Path folder) {
        return DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT, new SimpleMeterRegistry());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
