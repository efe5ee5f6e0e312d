package dev.weft.store.duckdb.segment;

import dev.weft.store.duckdb.segment.spans.SpanBlock;
import dev.weft.store.duckdb.segment.spans.SpansFile;

/** Reads blocks of one segment, through the cache of all. */
record BlockReads(SpansFile spans, SegmentReading reading, BlockCache cache, long owner) {

    /** Returns a block and remembers it. */
    SpanBlock block(int number) {
        SpanBlock cached = cache.find(owner, number);
        if (cached != null) {
            return cached;
        }
        SpanBlock read = reading.reading(() -> spans.block(number));
        cache.add(owner, read);
        return read;
    }

    /** Returns the block of a row. */
    SpanBlock blockOf(int row) {
        return block(spans.blockOfRow(row));
    }
}
