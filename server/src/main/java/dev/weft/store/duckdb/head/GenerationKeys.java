package dev.weft.store.duckdb.head;

import dev.weft.store.duckdb.part.KeyCounts;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The attribute keys of a generation's rows, counted when somebody asks. What was counted of each chunk of rows is kept: a
 * reader types, and each letter asks. Safe for use by many threads.
 */
final class GenerationKeys {

    private final HeadRows rows;
    private final KeyCounter counter = new KeyCounter();
    private @Nullable ChunkKeys[] ofChunks = new @Nullable ChunkKeys[16];

    GenerationKeys(HeadRows rows) {
        this.rows = rows;
    }

    /** Returns whether the keys of a chunk's rows below this one are known without counting. */
    synchronized boolean isCounted(int chunk, int end) {
        ChunkKeys known = chunk < ofChunks.length ? ofChunks[chunk] : null;
        return known != null && known.end() == end;
    }

    /**
     * Returns the keys of a chunk's rows.
     *
     * @param end behind the last of them, published
     */
    synchronized ChunkKeys ofChunk(int chunk, int end) {
        if (chunk >= ofChunks.length) {
            ofChunks = Arrays.copyOf(ofChunks, Math.max(chunk + 1, ofChunks.length * 2));
        }
        ChunkKeys known = ofChunks[chunk];
        if (known != null && known.end() == end) {
            return known;
        }
        for (int row = chunk * HeadRows.CHUNK_ROWS; row < end; row++) {
            if (rows.state(row) == HeadRows.SPAN) {
                counter.add(rows.batch(row), rows.index(row));
            }
        }
        ChunkKeys counted = counter.take(end);
        if (known == null || known.end() < end) {
            ofChunks[chunk] = counted;
        }
        return counted;
    }

    /**
     * Returns the keys of some rows of a chunk; they are not kept.
     *
     * @param chosen counted from the chunk's first row
     */
    synchronized ChunkKeys ofRows(int chunk, BitSet chosen) {
        int first = chunk * HeadRows.CHUNK_ROWS;
        chosen.stream().forEach(row -> counter.add(rows.batch(first + row), rows.index(first + row)));
        return counter.take(first + chosen.length());
    }

    synchronized void addTo(KeyCounts counts, KeySums sums) {
        sums.addTo(counts, counter.keys());
    }
}
