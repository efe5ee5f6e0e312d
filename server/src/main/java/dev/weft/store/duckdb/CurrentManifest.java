package dev.weft.store.duckdb;

import dev.weft.store.duckdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** The manifest in force, and its file. Used under {@link #lock}, from reading it to having published the next one. */
final class CurrentManifest {

    private final Disk disk;
    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private Manifest manifest;

    /** Whether the manifest on the disk may be another one. */
    private boolean uncertain;

    private CurrentManifest(Disk disk, Path file, Manifest manifest) {
        this.disk = disk;
        this.file = file;
        this.manifest = manifest;
    }

    static CurrentManifest read(Disk disk, Path file) throws IOException {
        return new CurrentManifest(disk, file, Manifest.read(disk, file));
    }

    ReentrantLock lock() {
        return lock;
    }

    Manifest inForce() {
        return manifest;
    }

    /** @param change makes the next manifest of the one in force */
    void publish(UnaryOperator<Manifest> change) throws IOException {
        Manifest next = change.apply(manifest);
        uncertain = true;
        next.write(disk, file);
        manifest = next;
        uncertain = false;
    }

    /** After a publication that failed either manifest may be on the disk: nothing that one of them names may go yet. */
    void settle() throws IOException {
        if (uncertain) {
            publish(now -> now);
        }
    }
}
