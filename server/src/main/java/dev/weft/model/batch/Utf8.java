package dev.weft.model.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whether bytes are UTF-8 (RFC 3629): the shortest form, no surrogates, nothing above U+10FFFF. */
final class Utf8 {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private Utf8() {}

    static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        for (; to - at >= Long.BYTES; at += Long.BYTES) {
            if (((long) LONG.get(bytes, at) & NOT_ASCII) != 0) {
                return isValidPastAscii(bytes, at, to);
            }
        }
        if (at == to) {
            return true;
        }
        if (bytes.length - at >= Long.BYTES) {
            long tail = (long) LONG.get(bytes, at) << (Long.SIZE - Byte.SIZE * (to - at));
            return (tail & NOT_ASCII) == 0 || isValidPastAscii(bytes, at, to);
        }
        return isValidPastAscii(bytes, at, to);
    }

    private static boolean isValidPastAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int first = bytes[at];
            int length = first >= 0 ? 1 : sequenceLength(first & 0xFF);
            if (length == 0 || length > to - at || !isSequence(bytes, at, length)) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Returns how many bytes a sequence has that begins with this one, 0 when none does. */
    private static int sequenceLength(int first) {
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    private static boolean isSequence(byte[] bytes, int at, int length) {
        if (length == 1) {
            return true;
        }
        int second = bytes[at + 1] & 0xFF;
        boolean fits = switch (bytes[at] & 0xFF) {
            case 0xE0 -> second >= 0xA0 && second <= 0xBF;
            case 0xED -> second >= 0x80 && second <= 0x9F;
            case 0xF0 -> second >= 0x90 && second <= 0xBF;
            case 0xF4 -> second >= 0x80 && second <= 0x8F;
            default -> second >= 0x80 && second <= 0xBF;
        };
        for (int i = 2; i < length; i++) {
            fits &= (bytes[at + i] & 0xC0) == 0x80;
        }
        return fits;
    }
}
