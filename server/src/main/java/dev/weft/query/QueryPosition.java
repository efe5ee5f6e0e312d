package dev.weft.query;

/**
 * A place in a query's text.
 *
 * @param offset of the character, in UTF-16 units from 0; the text's length when the text ended too early
 * @param line from 1
 * @param column in UTF-16 units from 1
 */
public record QueryPosition(int offset, int line, int column) {

    /** Returns where the character at the offset stands. */
    public static QueryPosition of(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new QueryPosition(offset, line, offset - lineStart + 1);
    }
}
