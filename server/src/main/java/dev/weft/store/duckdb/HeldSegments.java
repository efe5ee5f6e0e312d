package dev.weft.store.duckdb;

import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentName;
import java.util.List;

/** Segments that stay open until this is closed, even when the store shows them no more. */
final class HeldSegments implements AutoCloseable {

    private final PublishedSegments held;
    private final SegmentUses uses;

    /** @param held those of them that can be read, all in use */
    HeldSegments(PublishedSegments held, SegmentUses uses) {
        this.held = held;
        this.uses = uses;
        uses.retain(held.readable());
    }

    List<Segment> segments() {
        return held.readable();
    }

    /** Returns what is known of all segments of that moment, those that cannot be read among them. */
    List<SegmentFacts> published() {
        return held.facts();
    }

    /** Returns the names of those that cannot be read. */
    List<SegmentName> unread() {
        return held.unread();
    }

    /** Returns the same segments in their groups. */
    List<GroupedSegments> grouped() {
        return held.grouped();
    }

    @Override
    public void close() {
        uses.release(held.readable());
    }
}
