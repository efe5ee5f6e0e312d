package dev.weft.store.duckdb;

import dev.weft.store.duckdb.segment.Segment;
import java.util.List;

/** Segments that stay open until this is closed, even when the store shows them no more. */
final class HeldSegments implements AutoCloseable {

    private final List<Segment> segments;
    private final SegmentUses uses;

    /** @param segments all of them in use */
    HeldSegments(List<Segment> segments, SegmentUses uses) {
        this.segments = segments;
        this.uses = uses;
        uses.retain(segments);
    }

    List<Segment> segments() {
        return segments;
    }

    @Override
    public void close() {
        uses.release(segments);
    }
}
