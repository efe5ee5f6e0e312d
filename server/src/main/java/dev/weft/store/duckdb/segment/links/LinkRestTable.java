package dev.weft.store.duckdb.segment.links;

import dev.weft.model.SpanLink;
import dev.weft.model.batch.SpanReading;
import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.sections.BlockCursor;
import dev.weft.store.duckdb.segment.sections.PackedColumn;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** The rests of a block's links, each decoded once; {@link LinkRests} wrote them. Not safe for use by several threads. */
final class LinkRestTable {

    private final byte[] bytes;
    private final int[] begins;
    private final @Nullable SpanLink[] decoded;

    LinkRestTable(BlockCursor block, Decompressor decompressor) {
        int count = block.nextInt();
        PackedColumn lengths = block.nextColumn(count);
        begins = new int[count + 1];
        for (int i = 0; i < count; i++) {
            begins[i + 1] = begins[i] + lengths.getInt(i);
        }
        decoded = new SpanLink[count];
        int length = block.nextInt();
        byte[] stored = new byte[block.nextInt()];
        MemorySegment.copy(block.bytes(), ValueLayout.JAVA_BYTE, block.position(), stored, 0, stored.length);
        bytes = decompressor.decompress(stored, 0, stored.length, length);
    }

    /** Returns a link that has everything but its ids. */
    SpanLink link(int number) {
        SpanLink known = decoded[number];
        if (known != null) {
            return known;
        }
        SpanLink link = SpanReading.readLink(bytes, begins[number], begins[number + 1] - begins[number]);
        decoded[number] = link;
        return link;
    }
}
