package dev.weft.store.duckdb.columns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of spans as arrays of valid UTF-8, the same array for a name that comes often. Bounded: a slot remembers the
 * last short name that fell into it.
 */
final class Utf8Names {

    private static final int SLOTS = 1 << 12;
    private static final int LONGEST_REMEMBERED_BYTES = 256;

    private final byte[] @Nullable [] remembered = new byte[SLOTS][];

    byte[] name(byte[] bytes, int offset, int length) {
        if (length > LONGEST_REMEMBERED_BYTES) {
            return valid(bytes, offset, length);
        }
        int slot = hash(bytes, offset, length) & (SLOTS - 1);
        byte[] known = remembered[slot];
        if (known != null && Arrays.equals(known, 0, known.length, bytes, offset, offset + length)) {
            return known;
        }
        byte[] name = valid(bytes, offset, length);
        remembered[slot] = name;
        return name;
    }

    /** Returns the UTF-8 of the Java string that the bytes give: VARCHAR takes no invalid UTF-8. */
    private static byte[] valid(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, UTF_8).getBytes(UTF_8);
    }

    private static int hash(byte[] bytes, int offset, int length) {
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }
}
