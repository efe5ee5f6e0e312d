package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.format.ValueHash;
import java.util.Arrays;

/** A block's column of numbers, or of doubles by their bits: each distinct one once, and which of them each value is. */
final class DistinctNumbers {

    private static final int FIRST_DISTINCT = 8;

    private final Symbols symbols = new Symbols();
    private final GrowingBytes scratch = new GrowingBytes();
    private final boolean fixed;
    private final HashSlots slots = new HashSlots(FIRST_DISTINCT);
    private long[] numbers = new long[FIRST_DISTINCT];
    private int lastIndex;

    /** @param fixed whether the numbers are written in eight bytes each, otherwise short where they are small */
    DistinctNumbers(boolean fixed) {
        this.fixed = fixed;
    }

    void clear() {
        symbols.clear();
        slots.clear();
        lastIndex = 0;
    }

    int count() {
        return symbols.count();
    }

    int distinct() {
        return symbols.distinct();
    }

    long number(int index) {
        return numbers[index];
    }

    /** Returns the index of the distinct number that was added last. */
    int lastIndex() {
        return lastIndex;
    }

    Symbols symbols() {
        return symbols;
    }

    /** Adds a number and returns whether it stands for the first time in this block. */
    boolean add(long number) {
        if (symbols.count() > 0 && numbers[lastIndex] == number) {
            symbols.add(lastIndex);
            return false;
        }
        long hash = ValueHash.ofNumber(number, 0);
        int slot = slots.first(hash);
        for (int index = slots.number(slot); index != HashSlots.FREE; index = slots.number(slot)) {
            if (numbers[index] == number) {
                symbols.add(index);
                lastIndex = index;
                return false;
            }
            slot = slots.next(slot);
        }
        addNew(number, slots.add(slot, hash));
        return true;
    }

    private void addNew(long number, int index) {
        if (index == numbers.length) {
            numbers = Arrays.copyOf(numbers, index * 2);
        }
        numbers[index] = number;
        lastIndex = index;
        symbols.addNew();
    }

    /** Writes two streams: symbols, numbers. */
    void write(StreamPacker packer) {
        scratch.clear();
        symbols.write(scratch);
        packer.add(scratch);
        scratch.clear();
        for (int i = 0; i < symbols.distinct(); i++) {
            if (fixed) {
                scratch.addLong(numbers[i]);
            } else {
                scratch.addZigZag(numbers[i]);
            }
        }
        packer.add(scratch);
    }
}
