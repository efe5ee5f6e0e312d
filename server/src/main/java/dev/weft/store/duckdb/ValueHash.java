package dev.weft.store.duckdb;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.query.Literal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 32-bit hashes of key=value: a span whose list lacks the hash of a condition cannot match it. Array elements count as
 * values of their key, as in the query language.
 */
final class ValueHash {

    private ValueHash() {}

    static int[] of(Attributes attributes) {
        Set<Integer> hashes = new HashSet<>();
        for (Attribute entry : attributes) {
            add(entry.key(), entry.value(), hashes);
        }
        return hashes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns the hash of attributes that equal the constant, or null when no attribute ever does. */
    static @Nullable Integer of(String key, Literal literal) {
        return switch (literal) {
            case Literal.Text(String text) -> hash(key, text.hashCode());
            case Literal.Int(long number) -> hash(key, Long.hashCode(number));
            case Literal.Duration(long nanos) -> hash(key, Long.hashCode(nanos));
            case Literal.Real(double number) -> hash(key, hash(number));
            case Literal.Bool(boolean flag) -> hash(key, Boolean.hashCode(flag));
            case Literal.Kind _, Literal.StatusCode _ -> null;
        };
    }

    private static void add(String key, AttributeValue value, Set<Integer> hashes) {
        switch (value) {
            case AttributeValue.Text(String text) -> hashes.add(hash(key, text.hashCode()));
            case AttributeValue.Int(long number) -> hashes.add(hash(key, Long.hashCode(number)));
            case AttributeValue.Real(double number) -> hashes.add(hash(key, hash(number)));
            case AttributeValue.Bool(boolean flag) -> hashes.add(hash(key, Boolean.hashCode(flag)));
            case AttributeValue.Array(List<AttributeValue> values) ->
                values.forEach(element -> add(key, element, hashes));
            case AttributeValue.Bytes _, AttributeValue.KeyValues _, AttributeValue.Empty _ -> {}
        }
    }

    /** Equal for 0.0 and -0.0, which a condition takes as equal. */
    private static int hash(double number) {
        return Double.hashCode(number == 0 ? 0.0 : number);
    }

    /** Mixes as MurmurHash3's finalizer does, so that close keys and values do not meet. */
    private static int hash(String key, int value) {
        int hash = 31 * key.hashCode() + value;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }
}
