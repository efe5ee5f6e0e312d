package dev.weft.store.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Strings as UTF-8, with lone surrogates as the three bytes that UTF-8 would give them (WTF-8), so that any Java string
 * comes back equal. Stored as BLOB: a VARCHAR must be valid UTF-8.
 */
final class TextBytes {

    private TextBytes() {}

    static byte[] encode(String text) {
        return hasLoneSurrogate(text) ? encodeWithSurrogates(text) : text.getBytes(UTF_8);
    }

    static String decode(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : decodeWithSurrogates(bytes);
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static byte[] encodeWithSurrogates(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                bytes.write(0xe0 | (codePoint >> 12));
                bytes.write(0x80 | ((codePoint >> 6) & 0x3f));
                bytes.write(0x80 | (codePoint & 0x3f));
            } else {
                bytes.writeBytes(Character.toString(codePoint).getBytes(UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    private static String decodeWithSurrogates(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int from = 0;
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == (byte) 0xed && (bytes[i + 1] & 0xe0) == 0xa0) {
                text.append(new String(bytes, from, i - from, UTF_8));
                text.append((char) (0xd000 | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f)));
                i += 2;
                from = i + 1;
            }
        }
        return text.append(new String(bytes, from, bytes.length - from, UTF_8)).toString();
    }
}
