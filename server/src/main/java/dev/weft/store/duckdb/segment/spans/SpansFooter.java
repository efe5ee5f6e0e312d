package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.batch.Origin;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.duckdb.segment.format.ByteCursor;
import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What the footer of the file {@code spans} says: where its blocks lie, and what they share. */
final class SpansFooter {

    final int rows;
    final int spans;
    final int blocks;
    final long[] offsets;
    final int[] lengths;
    final int[] checksums;

    /** First row of each block; one element more than blocks. */
    final int[] firstRows;

    final int[] firstTraces;
    final long[] minStarts;
    final long[] maxStarts;
    final BlockFailures failures;
    final List<AttributeKeyCount> keyCounts = new ArrayList<>();
    final String[] keys;

    private final Map<String, Integer> keyNumbers = new HashMap<>();
    private final Set<String> resourceKeys = new HashSet<>();
    private final byte[][] originBytes;
    private final AtomicReferenceArray<@Nullable Origin> origins;

    /** Reads what {@link SpansWriter} wrote. */
    SpansFooter(byte[] footer, Decompressor decompressor) {
        ByteCursor packed = new ByteCursor(footer, 0, footer.length);
        int length = packed.readInt();
        byte[] content = decompressor.decompress(footer, packed.position(), packed.left(), length);
        ByteCursor cursor = new ByteCursor(content, 0, length);
        rows = cursor.readInt();
        spans = cursor.readInt();
        blocks = cursor.readInt();
        offsets = new long[blocks];
        lengths = new int[blocks];
        checksums = new int[blocks];
        firstRows = new int[blocks + 1];
        firstTraces = new int[blocks];
        minStarts = new long[blocks];
        maxStarts = new long[blocks];
        failures = new BlockFailures(blocks);
        readBlocks(cursor);
        keys = readKeys(cursor, AttributeKey.Scope.SPAN);
        for (int key = 0; key < keys.length; key++) {
            keyNumbers.put(keys[key], key);
        }
        originBytes = new byte[cursor.readInt()][];
        origins = new AtomicReferenceArray<>(originBytes.length);
        for (int i = 0; i < originBytes.length; i++) {
            int size = cursor.readInt();
            int start = cursor.skip(size);
            originBytes[i] = Arrays.copyOfRange(content, start, start + size);
        }
        resourceKeys.addAll(List.of(readKeys(cursor, AttributeKey.Scope.RESOURCE)));
    }

    /** Returns the number of a key of spans, or -1. */
    int spanKey(String key) {
        return keyNumbers.getOrDefault(key, -1);
    }

    boolean hasResourceKey(String key) {
        return resourceKeys.contains(key);
    }

    int origins() {
        return originBytes.length;
    }

    Origin origin(int number) {
        Origin origin = origins.get(number);
        if (origin == null) {
            origin = OriginBytes.read(originBytes[number]);
            origins.set(number, origin);
        }
        return origin;
    }

    private void readBlocks(ByteCursor cursor) {
        long offset = SealedFormat.HEADER_BYTES;
        for (int i = 0; i < blocks; i++) {
            offsets[i] = offset;
            lengths[i] = cursor.readInt();
            offset += lengths[i];
            checksums[i] = cursor.readInt();
            firstRows[i + 1] = firstRows[i] + cursor.readInt();
            firstTraces[i] = cursor.readInt();
            minStarts[i] = cursor.readLong();
            maxStarts[i] = cursor.readLong();
        }
    }

    private String[] readKeys(ByteCursor cursor, AttributeKey.Scope scope) {
        String[] names = new String[cursor.readInt()];
        for (int key = 0; key < names.length; key++) {
            int length = cursor.readInt();
            names[key] = new String(cursor.array(), cursor.skip(length), length, StandardCharsets.UTF_8);
            long spanCount = cursor.readVarint();
            int types = cursor.readInt();
            if (spanCount > 0) {
                keyCounts.add(
                        new AttributeKeyCount(new AttributeKey(scope, names[key]), ValueTypes.words(types), spanCount));
            }
        }
        return names;
    }
}
