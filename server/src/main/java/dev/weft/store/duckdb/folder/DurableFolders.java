package dev.weft.store.duckdb.folder;

import dev.weft.store.duckdb.disk.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Folders that survive a loss of power: what is synced in one is lost all the same when its name is. */
final class DurableFolders {

    private DurableFolders() {}

    /** Makes a folder, and those above it, as far as they are missing; the names of all that were made are synced then. */
    static void make(Path folder) throws IOException {
        List<Path> missing = new ArrayList<>();
        Path at = folder.toAbsolutePath();
        while (!Files.exists(at)) {
            missing.add(at);
            at = Objects.requireNonNull(at.getParent(), "the root of every file system is there");
        }
        Files.createDirectories(folder);
        for (Path made : missing) {
            new RealDisk().syncFolder(Objects.requireNonNull(made.getParent(), "what was made has a folder"));
        }
    }
}
