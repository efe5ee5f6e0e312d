package dev.weft.store.duckdb.head;

import dev.weft.model.Attribute;
import dev.weft.model.Resource;
import dev.weft.model.batch.OtlpFields;
import dev.weft.model.batch.SpanBatch;
import dev.weft.model.batch.WireAttribute;
import dev.weft.model.batch.WireCursor;
import dev.weft.store.AttributeKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts attribute keys of spans in memory as they stand on the wire, and numbers the keys. A key that was seen before costs
 * one comparison of its bytes, unless another of the same hash came between. Not safe for use by several threads.
 */
final class KeyCounter {

    /** A key of spans that was seen last of those with its hash. */
    private record Likely(int key, PlainAttribute attribute) {}

    private static final int TYPE_BITS = 3;
    private static final int HASH_BITS = 10;

    private final WireCursor span = new WireCursor();
    private final WireAttribute attribute = new WireAttribute();
    private final Map<AttributeKey, Integer> numbers = new HashMap<>();
    private final List<AttributeKey> keys = new ArrayList<>();
    private final @Nullable Likely[] ofHashes = new @Nullable Likely[1 << HASH_BITS];

    private int[] spansOfKey = new int[64];
    private long[] lastOwnerOfKey = new long[64];
    private int[] entriesOfType = new int[64 << TYPE_BITS];
    private int[] countedKeys = new int[64];
    private int[] countedTypes = new int[64 << TYPE_BITS];
    private int keyCount;
    private int typeCount;

    private final IdentityHashMap<Resource, int[]> spansOfResource = new IdentityHashMap<>();

    /** Numbers spans, and resources. */
    private long owner;

    /** Returns the pair of a key and a {@link WireAttribute#valueCase} of its values. */
    static int typed(int key, int valueCase) {
        return (key << TYPE_BITS) | valueCase;
    }

    /** Returns the keys by their numbers. */
    List<AttributeKey> keys() {
        return keys;
    }

    void add(SpanBatch batch, int index) {
        owner++;
        byte[] bytes = batch.bytes();
        span.over(bytes, batch.spanOffset(index), batch.spanLength(index));
        while (span.next()) {
            if (span.field() == OtlpFields.SPAN_ATTRIBUTES) {
                add(bytes, span.offset(), span.length());
            }
        }
        spansOfResource.computeIfAbsent(batch.resource(index), _ -> new int[1])[0]++;
    }

    /** Returns what was counted since this was called last. */
    ChunkKeys take(int end) {
        spansOfResource.forEach((resource, spans) -> addResource(resource, spans[0]));
        spansOfResource.clear();
        ChunkKeys taken = new ChunkKeys(
                end,
                Arrays.copyOf(countedKeys, keyCount),
                taken(spansOfKey, countedKeys, keyCount),
                Arrays.copyOf(countedTypes, typeCount),
                taken(entriesOfType, countedTypes, typeCount));
        keyCount = 0;
        typeCount = 0;
        return taken;
    }

    private static int[] taken(int[] counts, int[] counted, int count) {
        int[] taken = new int[count];
        for (int i = 0; i < count; i++) {
            taken[i] = counts[counted[i]];
            counts[counted[i]] = 0;
        }
        return taken;
    }

    private void add(byte[] bytes, int offset, int length) {
        int hash = PlainAttribute.hash(bytes, offset, length) >>> (Integer.SIZE - HASH_BITS);
        Likely likely = ofHashes[hash];
        if (likely != null) {
            int type = likely.attribute().type(bytes, offset, length);
            if (type != PlainAttribute.NONE) {
                count(likely.key(), type, 1);
                return;
            }
        }
        attribute.over(bytes, offset, length);
        String text = attribute.key();
        int key = number(new AttributeKey(AttributeKey.Scope.SPAN, text));
        if (likely == null || likely.key() != key) {
            ofHashes[hash] = new Likely(key, new PlainAttribute(text));
        }
        count(key, attribute.valueCase(), 1);
    }

    private void addResource(Resource resource, int spans) {
        owner++;
        for (Attribute entry : resource.attributes()) {
            count(
                    number(new AttributeKey(AttributeKey.Scope.RESOURCE, entry.key())),
                    WireAttribute.valueCase(entry.value()),
                    spans);
        }
    }

    private void count(int key, int valueCase, int spans) {
        int type = typed(key, valueCase);
        if (entriesOfType[type] == 0) {
            countedTypes[typeCount++] = type;
        }
        entriesOfType[type] += spans;
        if (lastOwnerOfKey[key] != owner) {
            lastOwnerOfKey[key] = owner;
            if (spansOfKey[key] == 0) {
                countedKeys[keyCount++] = key;
            }
            spansOfKey[key] += spans;
        }
    }

    private int number(AttributeKey key) {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int number = keys.size();
        keys.add(key);
        numbers.put(key, number);
        if (number == spansOfKey.length) {
            spansOfKey = Arrays.copyOf(spansOfKey, number * 2);
            lastOwnerOfKey = Arrays.copyOf(lastOwnerOfKey, number * 2);
            countedKeys = Arrays.copyOf(countedKeys, number * 2);
            entriesOfType = Arrays.copyOf(entriesOfType, typed(number * 2, 0));
            countedTypes = Arrays.copyOf(countedTypes, typed(number * 2, 0));
        }
        return number;
    }
}
