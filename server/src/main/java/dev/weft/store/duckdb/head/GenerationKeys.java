package dev.weft.store.duckdb.head;

import dev.weft.store.Cancellation;
import dev.weft.store.duckdb.part.KeyCounts;

/**
 * The attribute keys of all rows of a generation. What was counted is kept, so that the next one to ask counts the rows that came
 * since: a reader types, and each letter asks. Safe for use by many threads.
 */
final class GenerationKeys {

    private final HeadRows rows;
    private final HeadKeys keys = new HeadKeys();
    private int counted;

    GenerationKeys(HeadRows rows) {
        this.rows = rows;
    }

    /**
     * Adds the keys of all spans below a row.
     *
     * @param end published
     * @param without some of these spans, which are left out
     * @return whether it did: more may have been counted for somebody else
     */
    synchronized boolean addTo(KeyCounts counts, String prefix, int end, HeadKeys without, Cancellation cancellation) {
        for (; counted < end; counted++) {
            if (counted % HeadRows.CHUNK_ROWS == 0) {
                cancellation.check();
            }
            if (rows.state(counted) == HeadRows.SPAN) {
                keys.add(rows.batch(counted), rows.index(counted));
            }
        }
        if (counted > end) {
            return false;
        }
        keys.addTo(counts, prefix, without);
        return true;
    }
}
