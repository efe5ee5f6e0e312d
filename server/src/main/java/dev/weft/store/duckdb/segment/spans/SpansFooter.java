package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.TimeRange;
import dev.weft.model.batch.Origin;
import dev.weft.store.AttributeKey;
import dev.weft.store.duckdb.segment.format.ByteCursor;
import dev.weft.store.duckdb.segment.format.Decompressor;
import java.util.Arrays;

/** What the footer of the file {@code spans} says: where its blocks lie, and what they share. */
final class SpansFooter {

    final int rows;
    final int spans;
    final BlockPlaces blocks;
    final BlockFailures failures;
    final StoredKeys spanKeys;
    final StoredKeys resourceKeys;

    private final StoredOrigin[] origins;

    /** Reads what {@link SpansWriter} wrote. */
    SpansFooter(byte[] footer, Decompressor decompressor, SharedFacts shared) {
        ByteCursor packed = new ByteCursor(footer, 0, footer.length);
        int length = packed.readInt();
        byte[] content = decompressor.decompress(footer, packed.position(), packed.left(), length);
        ByteCursor cursor = new ByteCursor(content, 0, length);
        rows = cursor.readInt();
        spans = cursor.readInt();
        blocks = new BlockPlaces(cursor, cursor.readInt());
        failures = new BlockFailures(blocks.count());
        spanKeys = new StoredKeys(cursor, AttributeKey.Scope.SPAN, shared);
        origins = new StoredOrigin[cursor.readInt()];
        for (int i = 0; i < origins.length; i++) {
            int size = cursor.readInt();
            int start = cursor.skip(size);
            origins[i] = shared.origin(Arrays.copyOfRange(content, start, start + size));
        }
        resourceKeys = new StoredKeys(cursor, AttributeKey.Scope.RESOURCE, shared);
    }

    int origins() {
        return origins.length;
    }

    Origin origin(int number) {
        return origins[number].origin();
    }

    /** Returns whether all rows of a block start in the range. */
    boolean liesIn(TimeRange range, int block) {
        return range.contains(blocks.minStart(block)) && range.contains(blocks.maxStart(block));
    }
}
