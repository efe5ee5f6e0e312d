package dev.weft.store.duckdb.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.weft.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one store, held by one process: {@code FORMAT} names what is in it, {@code LOCK} is locked while the store
 * is open and names its holder, {@code MANIFEST} is the {@link Manifest}, {@code SCRUB} says how far blocks were checked;
 * {@code log} holds the log's files, {@code segments} a folder for each segment, {@code columns} DuckDB's files beside them,
 * {@code dropped} what is remembered of dropped ones, {@code explorer} what the server keeps beside the store,
 * {@code scratch} what need not survive.
 */
public final class DataFolder implements AutoCloseable {

    private static final String FORMAT = "weft data format 1\n";
    private static final String FORMAT_FILE = "FORMAT";
    private static final String UNFINISHED_FORMAT_FILE = "FORMAT.unfinished";
    private static final String LOCK_FILE = "LOCK";
    private static final String OWNER_ALONE = "rwx------";

    private final Path directory;
    private final FileChannel lockChannel;

    private DataFolder(Path directory, FileChannel lockChannel) {
        this.directory = directory;
        this.lockChannel = lockChannel;
    }

    /** @throws StoreException of kind CANNOT_OPEN */
    public static DataFolder open(Path directory) {
        try {
            DurableFolders.make(directory);
            Path real = directory.toRealPath();
            checkFormat(real);
            keepToOwner(real);
            FileChannel lockChannel = lock(real);
            try {
                writeFormat(real);
                return new DataFolder(real, lockChannel);
            } catch (IOException | RuntimeException e) {
                lockChannel.close();
                throw e;
            }
        } catch (IOException e) {
            throw cannotOpen(directory, FileFailure.words(e), e);
        }
    }

    /**
     * Returns the real path of a folder of this format, in use or not.
     *
     * @throws StoreException of kind CANNOT_OPEN when it is something else
     */
    public static Path require(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                throw cannotOpen(directory, "no such folder (expected: a data folder)", null);
            }
            Path real = directory.toRealPath();
            checkFormat(real);
            if (!Files.exists(new DataLayout(real).format())) {
                throw cannotOpen(directory, "it is empty (expected: '" + FORMAT.strip() + "')", null);
            }
            return real;
        } catch (IOException e) {
            throw cannotOpen(directory, FileFailure.words(e), e);
        }
    }

    public Path path() {
        return directory;
    }

    DataLayout layout() {
        return new DataLayout(directory);
    }

    public Path manifest() {
        return layout().manifest();
    }

    /** Returns the file that says how far the blocks were checked. */
    public Path scrub() {
        return directory.resolve("SCRUB");
    }

    public Path log() {
        return layout().log();
    }

    public Path segments() {
        return layout().segments();
    }

    public Path columns() {
        return layout().columns();
    }

    public Path dropped() {
        return layout().dropped();
    }

    /** Returns the folder of what may be lost or left behind at any time. */
    public Path scratch() {
        return layout().scratch();
    }

    /** Returns the size of all files; one that is going away counts as nothing. */
    public long bytesOnDisk() {
        Sizes sizes = new Sizes();
        try {
            Files.walkFileTree(directory, sizes);
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "cannot list " + directory + ": " + e, e);
        }
        return sizes.bytes;
    }

    private static final class Sizes extends ChangingFolder {

        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.isRegularFile() ? attributes.size() : 0;
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "cannot unlock " + directory + ": " + e, e);
        }
    }

    /** Spans may hold what others on the machine shall not see. */
    private static void keepToOwner(Path directory) {
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(OWNER_ALONE));
        } catch (IOException e) {
            throw cannotOpen(directory, "its mode cannot be set to " + OWNER_ALONE + ": " + FileFailure.words(e), e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(directory.resolve(LOCK_FILE), CREATE, READ, WRITE);
        try {
            if (!isLocked(channel)) {
                throw cannotOpen(directory, "in use by " + holder(channel), null);
            }
            channel.truncate(0);
            channel.write(UTF_8.encode("process " + ProcessHandle.current().pid() + "\n"), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64);
        channel.read(bytes, 0);
        String holder = UTF_8.decode(bytes.flip()).toString().strip();
        return holder.isEmpty() ? "another process" : holder;
    }

    private static void checkFormat(Path directory) throws IOException {
        Path file = directory.resolve(FORMAT_FILE);
        if (Files.exists(file)) {
            String found = Files.readString(file);
            if (!found.equals(FORMAT)) {
                throw cannotOpen(directory, "found '" + found.strip() + "' (expected: '" + FORMAT.strip() + "')", null);
            }
        } else if (hasOtherFiles(directory)) {
            throw cannotOpen(
                    directory,
                    "not empty and without a " + FORMAT_FILE + " file (expected: an empty folder or '" + FORMAT.strip()
                            + "')",
                    null);
        }
    }

    /** Names the format of a new folder; a crash on the way leaves a folder that still counts as empty. */
    public static void writeFormat(Path directory) throws IOException {
        Path file = directory.resolve(FORMAT_FILE);
        if (Files.exists(file)) {
            return;
        }
        Path unfinished = directory.resolve(UNFINISHED_FORMAT_FILE);
        try (FileChannel channel = FileChannel.open(unfinished, CREATE, TRUNCATE_EXISTING, WRITE)) {
            channel.write(UTF_8.encode(FORMAT));
            channel.force(true);
        }
        Files.move(unfinished, file, ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(directory, READ)) {
            folder.force(true);
        }
    }

    private static boolean hasOtherFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> !file.endsWith(LOCK_FILE) && !file.endsWith(UNFINISHED_FORMAT_FILE));
        }
    }

    /** Returns a refusal of kind CANNOT_OPEN that names the folder. */
    public static StoreException cannotOpen(Path directory, String why, @Nullable Throwable cause) {
        return new StoreException(
                StoreException.Kind.CANNOT_OPEN, "cannot open data folder " + directory + ": " + why, cause);
    }
}
