package dev.weft.store.duckdb;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.NewFile;
import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.segment.filter.IdHashes;
import dev.weft.store.duckdb.segment.format.ByteCursor;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What is remembered of a segment that was dropped.
 *
 * @param droppedUnixMillis when it was dropped
 * @param traces those it held something of
 */
record DroppedSegment(long droppedUnixMillis, IdHashes traces) {

    private static final SealedFormat FORMAT = new SealedFormat("WEFTDROP", 1);

    /** @throws IOException when the file is not as it was written */
    static DroppedSegment read(Disk disk, Path file) throws IOException {
        try (ReadFile opened = disk.open(file)) {
            byte[] content = FORMAT.readFooter(opened, file);
            ByteCursor cursor = new ByteCursor(content, 0, content.length);
            return new DroppedSegment(cursor.readLong(), IdHashes.readFrom(cursor));
        }
    }

    /** Writes and syncs the file; its folder is left to the caller. */
    void write(Disk disk, Path file) throws IOException {
        GrowingBytes content = new GrowingBytes();
        content.addLong(droppedUnixMillis);
        traces.addTo(content);
        try (NewFile created = disk.create(file)) {
            FORMAT.writeHeader(created);
            FORMAT.writeFooter(created, content);
            created.sync();
        }
    }
}
