package dev.weft.store.duckdb;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.NewFile;
import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.segment.filter.IdHashes;
import dev.weft.store.duckdb.segment.format.ByteCursor;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What is remembered of a segment that was dropped.
 *
 * @param droppedUnixMillis when it was dropped
 * @param traces those it held something of
 */
record DroppedSegment(long droppedUnixMillis, IdHashes traces) implements RememberedTraces {

    private static final SealedFormat FORMAT = new SealedFormat("WEFTDROP", 1);

    /** Returns whether a file of this form begins like that. */
    static boolean isIn(ByteBuffer content) {
        ByteBuffer begin = StandardCharsets.US_ASCII.encode(FORMAT.magic());
        return content.remaining() >= begin.remaining()
                && content.slice(0, begin.remaining()).equals(begin);
    }

    /** @throws IOException when the file is not as it was written */
    static DroppedSegment read(ReadFile opened, Path file) throws IOException {
        byte[] content = FORMAT.readFooter(opened, file);
        ByteCursor cursor = new ByteCursor(content, 0, content.length);
        return new DroppedSegment(cursor.readLong(), IdHashes.readFrom(cursor));
    }

    @Override
    public OptionalLong dropped() {
        return OptionalLong.of(droppedUnixMillis);
    }

    @Override
    public boolean mayContain(long hash) {
        return traces.mayContain(hash);
    }

    @Override
    public long sizeBytes() {
        return traces.sizeBytes();
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
