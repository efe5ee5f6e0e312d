package dev.weft.store.duckdb.folder;

import java.nio.file.Path;

/** Where things lie in a data folder, whoever holds it. */
public record DataLayout(Path directory) {

    Path format() {
        return directory.resolve("FORMAT");
    }

    Path manifest() {
        return directory.resolve("MANIFEST");
    }

    Path log() {
        return directory.resolve("log");
    }

    public Path segments() {
        return directory.resolve("segments");
    }

    Path columns() {
        return directory.resolve("columns");
    }

    public Path dropped() {
        return directory.resolve("dropped");
    }

    /** Returns the folder of files that the server keeps beside the store, which may be missing; the store only copies them. */
    Path explorer() {
        return directory.resolve("explorer");
    }

    /** Returns the folder of what may be lost or left behind at any time. */
    Path scratch() {
        return directory.resolve("scratch");
    }
}
