package dev.weft.store.duckdb.head;

import dev.weft.model.batch.OtlpFields;
import dev.weft.store.AttributeKey;
import dev.weft.store.duckdb.part.KeyCounts;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Attribute keys of one generation, summed up over some of its rows. Not safe for use by several threads. */
final class KeySums {

    private long[] spansOfKey = new long[64];
    private long[] entriesOfType = new long[KeyCounter.typed(64, 0)];

    void add(ChunkKeys counted) {
        add(counted, 1);
    }

    /** Takes off rows of which all were added. */
    void remove(ChunkKeys counted) {
        add(counted, -1);
    }

    private void add(ChunkKeys counted, int times) {
        for (int i = 0; i < counted.keys().length; i++) {
            int key = counted.keys()[i];
            if (key >= spansOfKey.length) {
                grow(key);
            }
            spansOfKey[key] += (long) times * counted.spans()[i];
        }
        for (int i = 0; i < counted.types().length; i++) {
            entriesOfType[counted.types()[i]] += (long) times * counted.entries()[i];
        }
    }

    private void grow(int key) {
        int length = Math.max(key + 1, spansOfKey.length * 2);
        spansOfKey = Arrays.copyOf(spansOfKey, length);
        entriesOfType = Arrays.copyOf(entriesOfType, KeyCounter.typed(length, 0));
    }

    /** @param keys by their numbers */
    void addTo(KeyCounts counts, List<AttributeKey> keys) {
        for (int key = 0; key < Math.min(keys.size(), spansOfKey.length); key++) {
            if (spansOfKey[key] > 0 && counts.wants(keys.get(key))) {
                counts.add(keys.get(key), types(key), spansOfKey[key]);
            }
        }
    }

    private SortedSet<String> types(int key) {
        SortedSet<String> words = new TreeSet<>();
        for (int type = KeyCounter.typed(key, 0); type < KeyCounter.typed(key + 1, 0); type++) {
            if (entriesOfType[type] > 0) {
                words.add(word(type - KeyCounter.typed(key, 0)));
            }
        }
        return words;
    }

    private static String word(int valueCase) {
        return switch (valueCase) {
            case OtlpFields.ANY_STRING -> "string";
            case OtlpFields.ANY_BOOL -> "bool";
            case OtlpFields.ANY_INT -> "int";
            case OtlpFields.ANY_DOUBLE -> "double";
            case OtlpFields.ANY_ARRAY -> "array";
            case OtlpFields.ANY_KVLIST -> "kvlist";
            case OtlpFields.ANY_BYTES -> "bytes";
            default -> "empty";
        };
    }
}
