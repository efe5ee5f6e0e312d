package dev.weft.store.duckdb.segment;

import com.github.luben.zstd.Zstd;
import dev.weft.model.SpanLink;
import dev.weft.model.batch.SpanReading;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** The rests of a block's links, each decoded once; {@link LinkRests} wrote them. Not safe for use by several threads. */
final class LinkRestTable {

    private final byte[] bytes;
    private final int[] begins;
    private final @Nullable SpanLink[] decoded;

    LinkRestTable(BlockCursor block) {
        int count = block.nextVarintInt();
        PackedColumn lengths = block.nextColumn(count);
        begins = new int[count + 1];
        for (int i = 0; i < count; i++) {
            begins[i + 1] = begins[i] + lengths.getInt(i);
        }
        decoded = new SpanLink[count];
        int size = block.nextVarintInt();
        byte[] stored = new byte[block.nextVarintInt()];
        MemorySegment.copy(block.bytes(), ValueLayout.JAVA_BYTE, block.position(), stored, 0, stored.length);
        bytes = stored.length == size ? stored : Zstd.decompress(stored, size);
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
