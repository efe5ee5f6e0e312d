package dev.weft.store.duckdb.segment.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * 64-bit hashes of values in their place: equal for what a query takes as equal, hardly ever otherwise. They are stored, so
 * they never change without a new version of the file that holds them.
 */
public final class ValueHash {

    /** Where a value lies. */
    public enum Place {
        RESOURCE(1),
        SPAN(2),
        NAME(3),
        KIND(4),
        STATUS(5);

        private final int number;

        Place(int number) {
            this.number = number;
        }
    }

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FIRST_FACTOR = 0x9E37_79B9_7F4A_7C15L;
    private static final long SECOND_FACTOR = 0xD6E8_FEB8_6659_FD93L;

    private ValueHash() {}

    /**
     * Returns what the hash of a value begins with.
     *
     * @param type number of the value's variant in OTLP's {@code AnyValue}; 0 for an intrinsic
     */
    public static long seed(Place place, byte[] key, int offset, int length, int type) {
        return ofBytes(key, offset, length, place.number * 16L + type);
    }

    public static long seed(Place place, String key, int type) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        return seed(place, utf8, 0, utf8.length, type);
    }

    public static long seed(Place place) {
        return seed(place, "", 0);
    }

    public static long ofBytes(byte[] array, int offset, int length, long seed) {
        long hash = mix(seed ^ FIRST_FACTOR, length ^ SECOND_FACTOR);
        int at = offset;
        int left = length;
        for (; left > Long.BYTES; left -= Long.BYTES) {
            hash = mix(hash ^ (long) LONG.get(array, at), FIRST_FACTOR);
            at += Long.BYTES;
        }
        return mix(hash ^ tail(array, at, left), SECOND_FACTOR);
    }

    public static long ofText(String text, long seed) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ofBytes(utf8, 0, utf8.length, seed);
    }

    public static long ofNumber(long number, long seed) {
        return mix(mix(seed ^ FIRST_FACTOR, SECOND_FACTOR) ^ number, FIRST_FACTOR);
    }

    /** The same for 0.0 and -0.0, which a condition takes as equal. */
    public static long ofReal(double number, long seed) {
        return ofNumber(Double.doubleToLongBits(number == 0 ? 0.0 : number), seed);
    }

    public static long ofBool(boolean flag, long seed) {
        return ofNumber(flag ? 1 : 0, seed);
    }

    /** Takes up to eight bytes; the length is in the hash already, so overlapping reads tell all apart. */
    private static long tail(byte[] array, int at, int left) {
        if (left == Long.BYTES) {
            return (long) LONG.get(array, at);
        }
        if (left >= Integer.BYTES) {
            long first = (int) INT.get(array, at) & 0xFFFF_FFFFL;
            return first | (long) (int) INT.get(array, at + left - Integer.BYTES) << 32;
        }
        long word = 0;
        for (int i = 0; i < left; i++) {
            word |= (array[at + i] & 0xFFL) << (Byte.SIZE * i);
        }
        return word;
    }

    private static long mix(long a, long b) {
        return Math.unsignedMultiplyHigh(a, b) ^ a * b;
    }
}
