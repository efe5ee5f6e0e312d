package dev.weft.store.duckdb.segment;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Texts by their number, in a mapped section that {@link TextNumbers} wrote: where each begins, and their UTF-8. */
final class TextTable {

    private final MemorySegment section;
    private final int offsetsBytes;

    TextTable(MemorySegment section) {
        this.section = section;
        this.offsetsBytes = BlockCursor.intAt(section, section.byteSize() - Integer.BYTES);
    }

    String text(int number) {
        int begin = offset(number);
        byte[] utf8 = new byte[offset(number + 1) - begin];
        MemorySegment.copy(section, ValueLayout.JAVA_BYTE, offsetsBytes + (long) begin, utf8, 0, utf8.length);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private int offset(int number) {
        return BlockCursor.intAt(section, (long) number * Integer.BYTES);
    }
}
