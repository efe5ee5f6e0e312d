package dev.weft.query.text;

/** What characters mean to the lexer. */
final class Characters {

    private Characters() {}

    /** No-break spaces, which pages and editors slip in, are spaces too. */
    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWordStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c);
    }

    /** As in TraceQL: whatever is neither white space nor a bracket nor part of an operator on spans. */
    static boolean isKeyPart(char c) {
        return !isSpace(c) && "{}()=~!<>&|^,\"".indexOf(c) < 0;
    }

    static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static int endOfKeyPart(String text, int start) {
        int end = start;
        while (end < text.length() && isKeyPart(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
