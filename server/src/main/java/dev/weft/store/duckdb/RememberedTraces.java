package dev.weft.store.duckdb;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.ReadFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Which traces a segment held that was dropped. */
sealed interface RememberedTraces permits DroppedSegment, EarlierDroppedSegment {

    /** Returns when it was dropped, epoch milliseconds; empty when that was not written down. */
    OptionalLong dropped();

    /** @param hash of a trace id, by {@link dev.weft.store.duckdb.segment.filter.IdFilter} */
    boolean mayContain(long hash);

    /** Returns the bytes of memory that they take, all but a few. */
    long sizeBytes();

    /**
     * Reads a file of either form.
     *
     * @throws IOException when the file is not as it was written
     */
    static RememberedTraces read(Disk disk, Path file) throws IOException {
        try (ReadFile opened = disk.open(file)) {
            ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(opened.size()));
            opened.read(0, content);
            content.flip();
            return DroppedSegment.isIn(content)
                    ? DroppedSegment.read(opened, file)
                    : EarlierDroppedSegment.read(content, file);
        }
    }
}
