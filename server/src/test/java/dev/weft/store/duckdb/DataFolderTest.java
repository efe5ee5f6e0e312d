package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.folder.FileFailure;
import dev.weft.store.duckdb.folder.FolderInspection;
import dev.weft.store.duckdb.folder.LogRepairs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a data folder is, what it is refused for, and how large it is. */
class DataFolderTest {

    @Test
    void aNewFolderIsForItsOwnerAloneAndNamesItsFormat(@TempDir Path parent) throws IOException {
        Path folder = parent.resolve("new/data");

        open(folder).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(Files.readString(folder.resolve("FORMAT"))).isEqualTo("weft data format 1\n");
        assertThat(names(folder)).isEqualTo(List.of("FORMAT", "LOCK", "columns", "log", "scratch", "segments"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 7})
    void anotherFormatIsRefusedByName(int format, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("FORMAT"), "weft data format " + format + "\n");

        assertRefused(folder)
                .withMessageContaining(folder.toRealPath().toString())
                .withMessageContaining("found 'weft data format " + format + "' (expected: 'weft data format 1')");
    }

    @Test
    void aFolderOfSomethingElseIsRefusedAndLeftAlone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("holiday.jpg"), "");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertRefused(folder).withMessageContaining("not empty and without a FORMAT file");

        assertThat(names(folder)).isEqualTo(List.of("holiday.jpg"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void aFileIsNoFolder(@TempDir Path parent) throws IOException {
        Path file = Files.writeString(parent.resolve("data"), "");

        assertRefused(file)
                .withMessage("cannot open data folder " + file + ": " + file
                        + " is there already (expected: a folder, or nothing)");
    }

    @Test
    void aFileOfAnotherUserIsNamedWithItsOwner(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectory(
                parent.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-x---")));
        Path lock = folder.resolve("LOCK");
        String owner = Files.getOwner(folder).getName();

        for (FileSystemException failure : List.of(
                new AccessDeniedException(lock.toString()),
                new FileSystemException(lock.toString(), null, "Operation not permitted"))) {
            assertThat(FileFailure.words(failure))
                    .startsWith(lock.toString())
                    .endsWith("; " + folder + " belongs to '" + owner + "' with mode r-xr-x--- (expected: to '" + owner
                            + "', who runs this process, with a mode that lets its owner read and write)");
        }
        assertThat(FileFailure.words(new FileSystemException("x", null, "No space left on device")))
                .isEqualTo("x: No space left on device");
    }

    @Test
    void aFolderOpenInThisProcessIsRefusedUntilItIsClosed(@TempDir Path folder) throws IOException {
        try (DuckDbTraceStore _ = open(folder)) {
            assertRefused(folder)
                    .withMessageContaining(folder.toRealPath().toString())
                    .withMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
        open(folder).close();
    }

    @Test
    void aFolderOpenInAnotherProcessIsRefusedUntilThatIsGone(@TempDir Path folder) throws IOException {
        try (WriterProcess writer = WriterProcess.start(folder, 1)) {
            writer.awaitAcknowledged(1);
            assertRefused(folder).withMessageContaining("in use by process " + writer.pid());
            writer.kill();
        }
        open(folder).close();
    }

    @Test
    void aDamagedManifestIsRefusedAndTheFolderLetGo(@TempDir Path folder) throws IOException {
        open(folder).close();
        Files.writeString(folder.resolve("MANIFEST"), "not a manifest");

        assertRefused(folder).withMessageContaining("MANIFEST");
        assertRefused(folder).withMessageContaining("MANIFEST");
    }

    @Test
    void aFolderThatLostItsManifestIsRefusedAndLosesNothingElse(@TempDir Path parent) throws IOException {
        Path folder = parent.resolve("data");
        writeAndSeal(folder, 1);
        Path manifest = folder.toRealPath().resolve("MANIFEST");
        Path aside = Files.move(manifest, manifest.resolveSibling("MANIFEST.aside"));
        String lost = manifest + " is missing, though the log begins with file 2 (expected: the manifest that names all"
                + " segments)";

        assertRefused(folder).withMessage("cannot open data folder " + folder + ": " + lost);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> LogRepairs.run(folder))
                .withMessageEndingWith(lost);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Snapshots.take(folder, parent.resolve("copy")))
                .withMessageEndingWith(lost);
        assertThat(FolderInspection.of(folder).damage()).contains(lost);
        Path log = folder.resolve("log/log-000000000002");
        Path logAside = Files.move(log, folder.resolve("log.aside"));
        assertRefused(folder).withMessageContaining("there is segment 000000000001-000000000001 and no log");

        Files.move(logAside, log);
        Files.move(aside, manifest);
        assertHolds(folder, 1);
    }

    @Test
    void aManifestThatIsOlderThanTheLogIsRefusedAndLosesNothing(@TempDir Path folder) throws IOException {
        writeAndSeal(folder, 1);
        byte[] older = Files.readAllBytes(folder.resolve("MANIFEST"));
        writeAndSeal(folder, 2);
        byte[] newer = Files.readAllBytes(folder.resolve("MANIFEST"));
        Files.write(folder.resolve("MANIFEST"), older);

        String words = folder.toRealPath().resolve("MANIFEST")
                + " goes on with file 2 of the log, which begins with file 3, and does not name segment"
                + " 000000000002-000000000002 (expected: the newest manifest, which names all segments)";
        assertRefused(folder).withMessage("cannot open data folder " + folder + ": " + words);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> LogRepairs.run(folder))
                .withMessageEndingWith(words);
        assertThat(FolderInspection.of(folder).damage()).contains(words);

        Files.write(folder.resolve("MANIFEST"), newer);
        assertHolds(folder, 2);
    }

    private static void writeAndSeal(Path folder, int group) {
        try (DuckDbTraceStore store = open(folder)) {
            store.writer().write(List.of(SpanBatch.of(WriterProcess.group(group))));
            store.seal();
        }
    }

    private static void assertHolds(Path folder, int groups) {
        try (DuckDbTraceStore store = open(folder)) {
            assertThat(store.reader().totals(new Cancellation()).spanCount())
                    .isEqualTo((long) groups * WriterProcess.SPANS_OF_GROUP);
        }
    }

    private static DuckDbTraceStore open(Path folder) {
        return DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT, new SimpleMeterRegistry());
    }

    private static ThrowableAssertAlternative<StoreException> assertRefused(Path folder) {
        return assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open(folder).close())
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CANNOT_OPEN));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void filesAndFoldersMayGoAwayWhileTheirSizeIsTaken(@TempDir Path path) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger times = new AtomicInteger();
        try (DataFolder data = DataFolder.open(path);
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            Path fleeting = Files.createDirectory(data.path().resolve("fleeting"));
            Future<?> comingAndGoing = other.submit(() -> {
                while (!done.get()) {
                    comeAndGo(fleeting.resolve("folder"));
                    times.incrementAndGet();
                }
                return null;
            });
            try {
                for (int round = 0; !comingAndGoing.isDone() && (round < 3_000 || times.get() < 1_000); round++) {
                    assertThat(data.bytesOnDisk()).isPositive();
                }
            } finally {
                done.set(true);
            }
            comingAndGoing.get(10, TimeUnit.SECONDS);
        }
        assertThat(times).hasValueGreaterThanOrEqualTo(1_000);
    }

    private static void comeAndGo(Path folder) throws IOException {
        Files.createDirectory(folder);
        Files.createFile(folder.resolve("file"));
        Files.delete(folder.resolve("file"));
        Files.delete(folder);
    }
}
