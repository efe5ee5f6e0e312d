package dev.weft.store.duckdb;

import dev.weft.store.duckdb.segment.filter.IdFilter;
import dev.weft.store.duckdb.segment.format.DamagedFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What was remembered of a dropped segment before {@link DroppedSegment}: a filter alone, which takes one unknown trace in 256 for
 * one of its own. It is read, and never written any more.
 */
record EarlierDroppedSegment(IdFilter traces) implements RememberedTraces {

    static EarlierDroppedSegment read(ByteBuffer content, Path file) throws IOException {
        try {
            IdFilter filter = IdFilter.readFrom(content);
            if (content.hasRemaining()) {
                throw new DamagedFileException(file, content.remaining() + " bytes after the filter (expected: none)");
            }
            return new EarlierDroppedSegment(filter);
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(file, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public OptionalLong dropped() {
        return OptionalLong.empty();
    }

    @Override
    public boolean mayContain(long hash) {
        return traces.mayContain(hash);
    }

    @Override
    public long sizeBytes() {
        return traces.sizeBytes();
    }
}
