package dev.weft.store.duckdb.segment;

import dev.weft.store.StoreException;
import dev.weft.store.duckdb.segment.spans.SpanBlock;
import dev.weft.store.duckdb.segment.spans.SpansFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads blocks of one segment, through the cache of all. */
record BlockReads(SpansFile spans, BlockCache cache, long owner) {

    /** What reads from a file. */
    @FunctionalInterface
    interface Reading<T extends @Nullable Object> {
        T read() throws IOException;
    }

    /** @throws StoreException of kind UNAVAILABLE when the file cannot be read, which it names */
    static <T extends @Nullable Object> T reading(Path path, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** Returns a block and remembers it. */
    SpanBlock block(int number) {
        SpanBlock cached = cache.find(owner, number);
        if (cached != null) {
            return cached;
        }
        SpanBlock read = reading(spans.path(), () -> spans.block(number));
        cache.add(owner, read);
        return read;
    }

    /** Returns the block of a row. */
    SpanBlock blockOf(int row) {
        return block(spans.blockOfRow(row));
    }
}
