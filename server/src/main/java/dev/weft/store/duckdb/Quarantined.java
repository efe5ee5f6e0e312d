package dev.weft.store.duckdb;

import dev.weft.store.MissingSegment;
import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentName;

/**
 * A published segment that cannot be read. It stays on the disk until retention drops it, and is not looked into again: what
 * was sent since may be what it holds.
 *
 * @param reason what was found, in one line
 */
record Quarantined(SegmentFacts facts, String reason) {

    Quarantined {
        reason = reason.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    SegmentName name() {
        return facts.name();
    }

    MissingSegment named() {
        return new MissingSegment(name().toString(), reason);
    }
}
