package dev.weft.store.duckdb;

import dev.weft.store.StoreException;
import dev.weft.store.duckdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;

/** The free room that writing leaves on the disk, so that what was taken can be moved and merged. */
record DiskRoom(Disk disk, Path folder, long reserveBytes) {

    /** @throws StoreException of kind FULL when less is free */
    void require() {
        long usable;
        try {
            usable = disk.usableBytes(folder);
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "cannot see how much room the disk has: " + e, e);
        }
        if (usable < reserveBytes) {
            throw new StoreException(
                    StoreException.Kind.FULL,
                    "the disk is full: " + usable + " bytes are free (expected: at least " + reserveBytes + ")",
                    null);
        }
    }
}
