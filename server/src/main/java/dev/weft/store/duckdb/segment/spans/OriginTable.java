package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.batch.Origin;
import dev.weft.model.batch.WireAttribute;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.format.ValueHash;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import dev.weft.store.duckdb.segment.values.ValueSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The distinct origins of a segment, numbered as they come, with the hashes of their resources' attributes. */
final class OriginTable {

    private final SegmentRows rows;
    private final ValueSink sink;
    private final KeyTable keys = new KeyTable();
    private final Map<Origin, Integer> numbers = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** Number plus one of each batch's origins, zero while unknown. */
    private final int[][] numbersOfBatch;

    /** An origin with what is known of it. */
    private static final class Entry {
        final Origin origin;
        final long[] hashes;
        int lastBlock = -1;
        int spans;

        Entry(Origin origin, long[] hashes) {
            this.origin = origin;
            this.hashes = hashes;
        }
    }

    OriginTable(SegmentRows rows, ValueSink sink) {
        this.rows = rows;
        this.sink = sink;
        this.numbersOfBatch = new int[rows.batchCount()][];
    }

    /** Returns the number of the row's origin. */
    int numberOf(int row) {
        int batch = rows.batchNumber(row);
        int[] ofBatch = numbersOfBatch[batch];
        if (ofBatch == null) {
            ofBatch = new int[rows.batch(row).originCount()];
            numbersOfBatch[batch] = ofBatch;
        }
        int index = rows.batch(row).origin(rows.index(row));
        if (ofBatch[index] == 0) {
            ofBatch[index] = numberOf(rows.batch(row).originAt(index)) + 1;
        }
        return ofBatch[index] - 1;
    }

    /** Counts a span of the origin, and tells the sink its values when it is the first in the block. */
    void count(int number, int block) {
        Entry entry = entries.get(number);
        entry.spans++;
        if (entry.lastBlock != block) {
            entry.lastBlock = block;
            for (long hash : entry.hashes) {
                sink.add(hash, block);
            }
        }
    }

    /** Adds the number of origins and each one, then the table of resource keys. */
    void write(GrowingBytes out) {
        out.addVarint(entries.size());
        for (Entry entry : entries) {
            byte[] bytes = OriginBytes.write(entry.origin);
            out.addVarint(bytes.length);
            out.add(bytes, 0, bytes.length);
            countKeys(entry);
        }
        keys.write(out);
    }

    private void countKeys(Entry entry) {
        if (entry.spans == 0) {
            return;
        }
        keys.beginSpans();
        for (Attribute attribute : entry.origin.resource().attributes()) {
            keys.count(keys.numberOf(attribute.key()), WireAttribute.valueCase(attribute.value()), entry.spans);
        }
    }

    private int numberOf(Origin origin) {
        Integer known = numbers.get(origin);
        if (known != null) {
            return known;
        }
        numbers.put(origin, entries.size());
        entries.add(new Entry(origin, hashes(origin)));
        return entries.size() - 1;
    }

    private static long[] hashes(Origin origin) {
        Set<Long> hashes = new HashSet<>();
        for (Attribute attribute : origin.resource().attributes()) {
            add(attribute.key(), attribute.value(), hashes);
        }
        return hashes.stream().mapToLong(Long::longValue).toArray();
    }

    private static void add(String key, AttributeValue value, Set<Long> hashes) {
        long seed = ValueHash.seed(ValueHash.Place.RESOURCE, key, WireAttribute.valueCase(value));
        switch (value) {
            case AttributeValue.Text(String text) -> hashes.add(ValueHash.ofText(text, seed));
            case AttributeValue.Int(long number) -> hashes.add(ValueHash.ofNumber(number, seed));
            case AttributeValue.Real(double number) -> hashes.add(ValueHash.ofReal(number, seed));
            case AttributeValue.Bool(boolean flag) -> hashes.add(ValueHash.ofBool(flag, seed));
            case AttributeValue.Array(List<AttributeValue> values) ->
                values.stream()
                        .filter(element -> !(element instanceof AttributeValue.Array))
                        .forEach(element -> add(key, element, hashes));
            case AttributeValue.Bytes _, AttributeValue.KeyValues _, AttributeValue.Empty _ -> {}
        }
    }
}
