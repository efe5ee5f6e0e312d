package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.AttributeKey;
import dev.weft.store.duckdb.segment.format.ByteCursor;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The attribute keys of a segment in one scope, by their numbers, with what {@link KeyTable} wrote of each. Immutable. */
final class StoredKeys {

    static final int ABSENT = -1;

    private final AttributeKey[] keys;
    private final long[] spanCounts;

    /** Bits of the types of each key's values. */
    private final int[] types;

    private final Map<String, Integer> numbers = new HashMap<>();

    StoredKeys(ByteCursor from, AttributeKey.Scope scope, SharedFacts shared) {
        keys = new AttributeKey[from.readInt()];
        spanCounts = new long[keys.length];
        types = new int[keys.length];
        for (int number = 0; number < keys.length; number++) {
            int length = from.readInt();
            String text = new String(from.array(), from.skip(length), length, StandardCharsets.UTF_8);
            keys[number] = shared.key(scope, text);
            spanCounts[number] = from.readVarint();
            types[number] = from.readInt();
            numbers.put(keys[number].key(), number);
        }
    }

    int size() {
        return keys.length;
    }

    AttributeKey key(int number) {
        return keys[number];
    }

    /** Returns the number of a key, or {@link #ABSENT}. */
    int find(String key) {
        return numbers.getOrDefault(key, ABSENT);
    }

    /** Passes on the keys that spans carry; those of conflicting versions alone count nothing. */
    void forEachCount(KeyCountSink sink) {
        for (int number = 0; number < keys.length; number++) {
            if (spanCounts[number] > 0) {
                sink.add(keys[number], ValueTypes.words(types[number]), spanCounts[number]);
            }
        }
    }
}
