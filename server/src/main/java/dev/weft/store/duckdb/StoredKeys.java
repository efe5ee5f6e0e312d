package dev.weft.store.duckdb;

import dev.weft.model.SpanKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells cheaply of most spans that they are new. A Bloom filter for each 2^20 rows of {@code spans} (3 MB, 10 probes in 24
 * bits a key: about one false alarm in 90,000 keys and filter), so that an alarm names the rows to look at.
 */
final class StoredKeys {

    /** Rows of one filter. */
    static final int LAYER_ROWS = 1 << 20;

    private static final int PROBES = 10;
    private static final long LAYER_BITS = 24L * LAYER_ROWS;

    private final List<long[]> layers = new ArrayList<>();

    /** Adds the key of the row with this ordinal; ordinals may skip. */
    void add(SpanKey key, long ordinal) {
        int layer = Math.toIntExact(ordinal / LAYER_ROWS);
        while (layers.size() <= layer) {
            layers.add(new long[(int) (LAYER_BITS / Long.SIZE)]);
        }
        long hash = mix(key);
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(hash, probe);
            layers.get(layer)[bit >>> 6] |= 1L << bit;
        }
    }

    /** Returns numbers of the filters that know the key, most often none. */
    List<Integer> layersOf(SpanKey key) {
        long hash = mix(key);
        List<Integer> found = new ArrayList<>(1);
        for (int layer = 0; layer < layers.size(); layer++) {
            if (contains(layers.get(layer), hash)) {
                found.add(layer);
            }
        }
        return found;
    }

    private static boolean contains(long[] words, long hash) {
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(hash, probe);
            if ((words[bit >>> 6] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Two halves of one hash give all probes (Kirsch and Mitzenmacher, "Less Hashing, Same Performance", 2006). */
    private static int bit(long hash, int probe) {
        long mixed = (hash & 0xffff_ffffL) + probe * (hash >>> 32 | 1);
        return (int) Math.floorMod(mixed, LAYER_BITS);
    }

    private static long mix(SpanKey key) {
        long hash = finish(
                key.traceId().high() * 0x9e3779b97f4a7c15L + key.traceId().low());
        return finish(hash + key.spanId().value() * 0xd1342543de82ef95L);
    }

    /** SplitMix64's finalizer. */
    private static long finish(long value) {
        long hash = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }
}
