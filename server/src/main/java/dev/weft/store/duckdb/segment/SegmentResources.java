package dev.weft.store.duckdb.segment;

import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.spans.SharedFacts;

/** What the segments of a store read with, shared by all of them: its size does not depend on their number, but on how much they differ. */
public final class SegmentResources implements AutoCloseable {

    private final BlockCache cache;
    private final Decompressor decompressor;
    private final SharedFacts shared = new SharedFacts();
    private final LookUpCounts traces = new LookUpCounts();
    private final LookUpCounts linkedTraces = new LookUpCounts();
    private final LookUpCounts values = new LookUpCounts();

    /**
     * @param cacheBytes for blocks that were read lately
     * @param readers how many of them read at the same time as a rule
     */
    public SegmentResources(long cacheBytes, int readers) {
        this.cache = new BlockCache(cacheBytes);
        this.decompressor = new Decompressor(readers);
    }

    BlockCache cache() {
        return cache;
    }

    Decompressor decompressor() {
        return decompressor;
    }

    SharedFacts shared() {
        return shared;
    }

    /** Returns the count of questions for a trace by its id. */
    public LookUpCounts traces() {
        return traces;
    }

    /** Returns the count of questions for links into a trace. */
    public LookUpCounts linkedTraces() {
        return linkedTraces;
    }

    /** Returns the count of questions for an exact value, where the index that answers them is both filter and find. */
    public LookUpCounts values() {
        return values;
    }

    /** Gives native memory back; segments can still be read, more slowly. */
    @Override
    public void close() {
        decompressor.close();
    }
}
