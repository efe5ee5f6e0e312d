package dev.weft.query.text;

import dev.weft.query.InvalidQueryException;
import java.util.HexFormat;

/**
 * The escapes of a string in double quotes: those of Go's string literals, which TraceQL takes over, that stand for characters
 * (octal digits, and two hexadecimal ones above 7f, stand for bytes).
 */
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
        int digits = digits(letter);
        int end = letterAt + 1 + digits;
        if (digits == 0 || end > text.length() || !areDigits(text.substring(letterAt + 1, end))) {
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

    /** Returns what the beginning of a string means, up to an escape in which it ends; as it is when it begins no string. */
    static String begun(String text) {
        Source source = new Source(text);
        StringBuilder value = new StringBuilder();
        int next = 0;
        while (next < text.length()) {
            if (text.charAt(next) != '\\') {
                value.append(text.charAt(next));
                next++;
                continue;
            }
            try {
                next = read(source, next, value);
            } catch (InvalidQueryException unreadable) {
                return isUnfinished(text.substring(next + 1)) ? value.toString() : text;
            }
        }
        return value.toString();
    }

    private static boolean isUnfinished(String escape) {
        return escape.isEmpty() || (escape.length() <= digits(escape.charAt(0)) && areDigits(escape.substring(1)));
    }

    private static int digits(char letter) {
        return switch (letter) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
    }

    private static boolean areDigits(String text) {
        return text.chars().allMatch(HexFormat::isHexDigit);
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
