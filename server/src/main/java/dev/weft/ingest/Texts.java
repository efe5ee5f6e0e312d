package dev.weft.ingest;

/** Measures and cuts of text in UTF-8 bytes. */
final class Texts {

    private Texts() {}

    /** Returns whether the text takes more than that many bytes in UTF-8. */
    static boolean longerThan(String text, int maxBytes) {
        if (text.length() <= maxBytes / 3) {
            return false;
        }
        return text.length() > maxBytes || byteLength(text) > maxBytes;
    }

    /** Returns the length in UTF-8; an unpaired surrogate counts as U+FFFD. */
    static int byteLength(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (pairAt(text, i)) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    /** Returns the longest beginning of whole code points that takes at most that many bytes in UTF-8. */
    static String head(String text, int maxBytes) {
        int bytes = 0;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > maxBytes) {
                return text.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return text;
    }

    private static boolean pairAt(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }
}
