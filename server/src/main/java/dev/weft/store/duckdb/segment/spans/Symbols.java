package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.duckdb.segment.format.ByteCursor;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import java.util.Arrays;

/**
 * Which of the distinct values each value of a block's column is. A value that stands for the first time is zero, any other
 * the index of its distinct value plus one: so a column without repetition is all zeros, and one with few values small numbers.
 */
final class Symbols {

    private static final int FIRST_VALUES = 32;
    private static final int[] NONE = {};

    private int[] values = new int[FIRST_VALUES];
    private int count;
    private int distinct;

    void clear() {
        count = 0;
        distinct = 0;
    }

    int count() {
        return count;
    }

    int distinct() {
        return distinct;
    }

    void add(int index) {
        append(index + 1);
    }

    void addNew() {
        append(0);
        distinct++;
    }

    private void append(int symbol) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = symbol;
    }

    /** Adds one plane of bytes after the other, the lowest first; nothing when there is but one distinct value. */
    void write(GrowingBytes out) {
        if (distinct <= 1) {
            return;
        }
        for (int shift = 0; shift < planes(distinct) * Byte.SIZE; shift += Byte.SIZE) {
            out.ensure(count);
            byte[] array = out.array();
            int at = out.length();
            for (int i = 0; i < count; i++) {
                array[at + i] = (byte) (values[i] >> shift);
            }
            out.grow(count);
        }
    }

    private static int planes(int distinct) {
        return (Integer.SIZE - Integer.numberOfLeadingZeros(distinct) + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Returns the index of the distinct value of each value; nothing when there is but one distinct value. */
    static int[] read(ByteCursor stream, int distinct) {
        if (distinct <= 1) {
            return NONE;
        }
        byte[] array = stream.array();
        int start = stream.position();
        int planes = planes(distinct);
        int count = stream.left() / planes;
        int[] indexes = new int[count];
        int seen = 0;
        for (int i = 0; i < count; i++) {
            int symbol = array[start + i] & 0xFF;
            for (int plane = 1; plane < planes; plane++) {
                symbol |= (array[start + plane * count + i] & 0xFF) << (plane * Byte.SIZE);
            }
            indexes[i] = symbol == 0 ? seen++ : symbol - 1;
        }
        return indexes;
    }
}
