package dev.weft.store.duckdb.head;

import java.util.Arrays;

/**
 * Some bytes that are looked for in others, most of which are skipped: the longer it is, the faster (R. N. Horspool, "Practical
 * fast searching in strings", 1980). Safe for use by many threads.
 */
final class Needle {

    private final byte[] wanted;

    /** How far to go on where the window ends with that byte. */
    private final int[] steps = new int[1 << Byte.SIZE];

    /** @param wanted at least one byte; kept as it is */
    Needle(byte[] wanted) {
        if (wanted.length == 0) {
            throw new IllegalArgumentException("bytes to look for: 0 (expected: at least 1)");
        }
        this.wanted = wanted;
        Arrays.fill(steps, wanted.length);
        for (int i = 0; i < wanted.length - 1; i++) {
            steps[Byte.toUnsignedInt(wanted[i])] = wanted.length - 1 - i;
        }
    }

    /** Returns whether the bytes stand somewhere in [first, end). */
    boolean isIn(byte[] bytes, int first, int end) {
        byte lastWanted = wanted[wanted.length - 1];
        int at = first + wanted.length - 1;
        while (at < end) {
            byte last = bytes[at];
            if (last == lastWanted) {
                int start = at + 1 - wanted.length;
                if (Arrays.equals(bytes, start, at + 1, wanted, 0, wanted.length)) {
                    return true;
                }
            }
            at += steps[Byte.toUnsignedInt(last)];
        }
        return false;
    }
}
