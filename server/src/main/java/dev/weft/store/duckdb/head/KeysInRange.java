package dev.weft.store.duckdb.head;

import dev.weft.model.TimeRange;
import dev.weft.store.duckdb.part.KeyCounts;
import java.util.BitSet;

/**
 * Sums up the attribute keys on those spans of a generation that start in a range, its newest rows first: when no more may be
 * counted, older ones are left out that nobody has asked about.
 */
final class KeysInRange {

    private final HeadRows rows;
    private final GenerationKeys keys;
    private final KeyCounts counts;
    private final TimeRange range;
    private final KeySums sums = new KeySums();

    KeysInRange(HeadRows rows, GenerationKeys keys, KeyCounts counts) {
        this.rows = rows;
        this.keys = keys;
        this.counts = counts;
        this.range = counts.range();
    }

    /** @param end behind the last row, published */
    void sumUp(int end) {
        for (int chunk = (end - 1) / HeadRows.CHUNK_ROWS; chunk >= 0 && end > 0; chunk--) {
            long min = rows.minStart(chunk);
            long max = rows.maxStart(chunk);
            int chunkEnd = Math.min(end, (chunk + 1) * HeadRows.CHUNK_ROWS);
            if (range.contains(min) && range.contains(max)) {
                addWhole(chunk, chunkEnd);
            } else if (range.meets(min, max)) {
                addInside(chunk, chunkEnd);
            }
        }
        keys.addTo(counts, sums);
    }

    private void addWhole(int chunk, int end) {
        if (counts.mayCountRecent(uncounted(chunk, end))) {
            sums.add(keys.ofChunk(chunk, end));
        }
    }

    /** What is outside is taken off where that is less: a clock that is somewhat ahead leaves few spans behind the range. */
    private void addInside(int chunk, int end) {
        BitSet inside = new BitSet();
        BitSet outside = new BitSet();
        int first = chunk * HeadRows.CHUNK_ROWS;
        for (int row = first; row < end; row++) {
            if (rows.state(row) == HeadRows.SPAN) {
                boolean isIn = range.contains(rows.batch(row).startTimeUnixNano(rows.index(row)));
                (isIn ? inside : outside).set(row - first);
            }
        }
        int insiders = inside.cardinality();
        int outsiders = outside.cardinality();
        if (insiders == 0) {
            return;
        }
        if (insiders <= outsiders) {
            if (counts.mayCountRecent(insiders)) {
                sums.add(keys.ofRows(chunk, inside));
            }
        } else if (counts.mayCountRecent(uncounted(chunk, end) + outsiders)) {
            sums.add(keys.ofChunk(chunk, end));
            sums.remove(keys.ofRows(chunk, outside));
        }
    }

    private int uncounted(int chunk, int end) {
        return keys.isCounted(chunk, end) ? 0 : end - chunk * HeadRows.CHUNK_ROWS;
    }
}
