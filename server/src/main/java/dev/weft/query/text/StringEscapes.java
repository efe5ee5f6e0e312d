package dev.weft.query.text;

import dev.weft.query.InvalidQueryException;
import java.util.HexFormat;

/** The escapes of a string in double quotes: those of Go's string literals, which TraceQL takes over, for characters. */
final class StringEscapes {

    private static final String SIMPLE = "abfnrtv\\\"";
    private static final String MEANING = "\u0007\b\f\n\r\t\u000b\\\"";

    private StringEscapes() {}

    /** Appends what the escape at the backslash means and returns the offset behind it. */
    static int read(Source source, int backslash, StringBuilder value) {
        String text = source.text();
        int letterAt = backslash + 1;
        if (letterAt == text.length()) {
            throw unknown(source, backslash);
        }
        char letter = text.charAt(letterAt);
        int simple = SIMPLE.indexOf(letter);
        if (simple >= 0) {
            value.append(MEANING.charAt(simple));
            return letterAt + 1;
        }
        int digits = switch (letter) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> throw unknown(source, backslash);
        };
        int end = letterAt + 1 + digits;
        if (end > text.length() || !text.substring(letterAt + 1, end).chars().allMatch(HexFormat::isHexDigit)) {
            throw unknown(source, backslash);
        }
        long codePoint = HexFormat.fromHexDigitsToLong(text, letterAt + 1, end);
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (codePoint > (letter == 'x' ? 0x7f : Character.MAX_CODE_POINT) || surrogate) {
            throw unknown(source, backslash);
        }
        value.appendCodePoint((int) codePoint);
        return end;
    }

    /** Returns the string in double quotes, such that reading it gives the same characters. */
    static String quote(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int simple = MEANING.indexOf(c);
            if (simple >= 0) {
                quoted.append('\\').append(SIMPLE.charAt(simple));
            } else if (c < ' ' || c == 0x7f) {
                quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static InvalidQueryException unknown(Source source, int backslash) {
        return source.syntax(
                backslash,
                "unknown escape in a string (expected: \\\" \\\\ \\a \\b \\f \\n \\r \\t \\v, \\x and two digits up to 7f,"
                        + " \\u and four or \\U and eight hexadecimal digits of a Unicode character)");
    }
}
