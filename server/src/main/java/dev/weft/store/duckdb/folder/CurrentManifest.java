package dev.weft.store.duckdb.folder;

import dev.weft.store.duckdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** The manifest in force, and its file. Used under {@link #lock}, from reading it to having published the next one. */
public final class CurrentManifest {

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

    /**
     * Reads the file of a folder that this process holds.
     *
     * @throws IOException when there is none, though something was published, or it is older than what is there
     */
    public static CurrentManifest read(Disk disk, DataFolder folder) throws IOException {
        return new CurrentManifest(disk, folder.manifest(), Manifest.held(disk, folder.layout()));
    }

    public ReentrantLock lock() {
        return lock;
    }

    /** Returns what was published last: of a publication that failed, what was in force before. */
    public Manifest inForce() {
        return manifest;
    }

    /** @param change makes the next manifest of the one in force */
    public void publish(UnaryOperator<Manifest> change) throws IOException {
        Manifest next = change.apply(manifest);
        uncertain = true;
        next.write(disk, file);
        manifest = next;
        uncertain = false;
    }

    /** After a publication that failed either manifest may be on the disk: nothing that one of them names may go yet. */
    public void settle() throws IOException {
        if (uncertain) {
            publish(now -> now);
        }
    }
}
