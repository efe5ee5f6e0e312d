package dev.weft.store.duckdb.folder;

import dev.weft.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A folder that a copy fills. Symbolic links that lead to it are followed once, before anything is made: from then on it is
 * named by its real path, which must lie outside of the folder that is copied.
 */
public final class NewFolder {

    private NewFolder() {}

    /**
     * Makes the folder for its owner alone, or takes one that is empty.
     *
     * @param data the real path of the folder that is copied
     * @return its real path
     * @throws StoreException of kind CANNOT_OPEN
     */
    public static Path make(Path data, Path folder) {
        try {
            Path real = real(folder);
            if (real.startsWith(data)) {
                throw refused(folder, "it lies in " + data + " (expected: a folder of its own)");
            }
            DurableFolders.make(real);
            Path made = real.toRealPath();
            if (!made.equals(real)) {
                throw refused(folder, "it was " + real + " and is " + made + " (expected: a folder that stays)");
            }
            requireEmpty(folder, real);
            Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwx------"));
            requireEmpty(folder, real);
            return real;
        } catch (IOException e) {
            throw DataFolder.cannotOpen(folder, FileFailure.words(e), e);
        }
    }

    /** Deletes what is in a folder; that this fails is added to why it is done. */
    public static void clear(Path folder, IOException cause) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Returns where the folder lies, or will lie: the real path of what is there of it, and the rest as it is given. */
    private static Path real(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path there = absolute;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = Objects.requireNonNull(there.getParent(), "the root of every file system is there");
        }
        if (!Files.exists(there)) {
            throw refused(
                    folder,
                    "the symbolic link " + there + " leads nowhere (expected: a folder that is there, or none)");
        }
        Path real = there.toRealPath();
        return there.equals(absolute)
                ? real
                : real.resolve(absolute.subpath(there.getNameCount(), absolute.getNameCount()))
                        .normalize();
    }

    private static void requireEmpty(Path folder, Path real) throws IOException {
        try (Stream<Path> files = Files.list(real)) {
            if (files.findAny().isPresent()) {
                throw refused(folder, "it is not empty (expected: a new or empty folder)");
            }
        }
    }

    private static StoreException refused(Path folder, String why) {
        return DataFolder.cannotOpen(folder, why, null);
    }
}
