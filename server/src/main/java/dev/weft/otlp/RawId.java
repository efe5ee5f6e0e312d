package dev.weft.otlp;

import com.google.protobuf.ByteString;
import java.util.HexFormat;

/**
 * An id as it was sent.
 *
 * @param bytes empty when the text was not hexadecimal
 * @param shown for messages
 */
@SuppressWarnings("ArrayRecordComponent")
record RawId(byte[] bytes, String shown) {

    static final RawId ABSENT = new RawId(new byte[0], "");

    static RawId of(ByteString bytes) {
        return bytes.isEmpty() ? ABSENT : of(bytes.toByteArray());
    }

    /** Reads OTLP/JSON's hexadecimal form, of either case. */
    static RawId of(String hex) {
        try {
            return hex.isEmpty() ? ABSENT : new RawId(HexFormat.of().parseHex(hex), hex);
        } catch (IllegalArgumentException _) {
            return new RawId(new byte[0], hex);
        }
    }

    boolean isAbsent() {
        return shown.isEmpty();
    }

    private static RawId of(byte[] bytes) {
        return new RawId(bytes, HexFormat.of().formatHex(bytes));
    }
}
