package dev.weft.store.duckdb.segment.sections;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Texts by their number, in a mapped section that {@link TextNumbers} wrote: where each ends, and their UTF-8. */
public final class TextTable {

    private final PackedColumn ends;
    private final MemorySegment bytes;
    private final long offset;

    public TextTable(BlockCursor section) {
        this.ends = section.nextColumn(section.nextInt());
        this.bytes = section.bytes();
        this.offset = section.position();
    }

    public String text(int number) {
        long begin = number == 0 ? 0 : ends.get(number - 1);
        byte[] utf8 = new byte[Math.toIntExact(ends.get(number) - begin)];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset + begin, utf8, 0, utf8.length);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
