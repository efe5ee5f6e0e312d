package dev.weft.explore;

/** A text of someone else's as messages repeat it: its beginning. */
public final class Excerpt {

    private static final int MOST_CHARACTERS = 100;

    private Excerpt() {}

    /** Returns the text, of a long one the first hundred characters with {@code …} behind them. */
    public static String of(String text) {
        return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
    }
}
