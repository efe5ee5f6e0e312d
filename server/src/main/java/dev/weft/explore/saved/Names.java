package dev.weft.explore.saved;

/** What a text must be to be kept and shown. */
final class Names {

    private static final int MAX_CHARACTERS = 100;

    private Names() {}

    /**
     * Returns the name without the white space around it.
     *
     * @param what names it in the message
     */
    static String check(String what, String name) {
        checkWellFormed(what, name);
        String stripped = name.strip();
        int characters = stripped.codePointCount(0, stripped.length());
        if (characters < 1 || characters > MAX_CHARACTERS) {
            throw SavedException.invalid(
                    what + ": " + characters + " characters (expected: 1 to " + MAX_CHARACTERS + ")");
        }
        if (stripped.codePoints().anyMatch(Character::isISOControl)) {
            throw SavedException.invalid(what + ": '" + stripped.replaceAll("\\p{Cc}", "?")
                    + "' (expected: a text without control characters)");
        }
        return stripped;
    }

    /** Refuses halves of surrogate pairs, which JSON can carry by escapes and UTF-8 cannot. */
    static void checkWellFormed(String what, String text) {
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw SavedException.invalid(what + ": holds half a surrogate pair (expected: Unicode text)");
        }
    }
}
