package dev.weft.store.duckdb.segment.values;

import dev.weft.store.duckdb.segment.format.ByteCursor;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import java.util.Arrays;

/**
 * The blocks that hold a value, ascending, as bytes: zero when all do; one and a bit for each block, when that is shorter;
 * otherwise the length of what follows plus one, then the steps from each block to the next.
 */
final class BlockList {

    private static final int ALL = 0;
    private static final int BITS = 1;

    private final int blocks;
    private final GrowingBytes steps = new GrowingBytes();
    private final byte[] bits;
    private int count;
    private int last;

    /** @param blocks how many blocks there are */
    BlockList(int blocks) {
        this.blocks = blocks;
        this.bits = new byte[bitBytes(blocks)];
    }

    void clear() {
        steps.clear();
        count = 0;
        last = -1;
    }

    /** Adds a block, unless it was added last. */
    void add(int block) {
        if (block == last) {
            return;
        }
        if (count == 0) {
            Arrays.fill(bits, (byte) 0);
        }
        bits[block / Byte.SIZE] |= (byte) (1 << block % Byte.SIZE);
        steps.addVarint(block - last - 1);
        last = block;
        count++;
    }

    void write(GrowingBytes out) {
        if (count == blocks) {
            out.addVarint(ALL);
        } else if (steps.length() > bits.length) {
            out.addVarint(BITS);
            out.add(bits, 0, bits.length);
        } else {
            out.addVarint(steps.length() + 1L);
            out.add(steps);
        }
    }

    /** Steps over a list. */
    static void skip(ByteCursor cursor, int blocks) {
        int code = cursor.readInt();
        if (code == BITS) {
            cursor.skip(bitBytes(blocks));
        } else if (code != ALL) {
            cursor.skip(code - 1);
        }
    }

    static int[] read(ByteCursor cursor, int blocks) {
        int code = cursor.readInt();
        int[] found = new int[blocks];
        int count = 0;
        if (code == ALL) {
            for (int block = 0; block < blocks; block++) {
                found[count++] = block;
            }
        } else if (code == BITS) {
            int start = cursor.skip(bitBytes(blocks));
            for (int block = 0; block < blocks; block++) {
                if ((cursor.array()[start + block / Byte.SIZE] & 1 << block % Byte.SIZE) != 0) {
                    found[count++] = block;
                }
            }
        } else {
            int end = cursor.position() + code - 1;
            for (int block = -1; cursor.position() < end; ) {
                block += cursor.readInt() + 1;
                found[count++] = block;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int bitBytes(int blocks) {
        return (blocks + Byte.SIZE - 1) / Byte.SIZE;
    }
}
