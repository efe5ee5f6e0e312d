package dev.weft.explore.saved;

/**
 * How the view of a saved query was arranged, each part as the explorer's address writes it; empty where the view has its usual.
 *
 * @param columns the columns of the spans
 * @param sort the column by which the table is sorted
 * @param step from one sample of the series to the next
 */
public record Arrangement(String columns, String sort, String step) {

    public static final Arrangement USUAL = new Arrangement("", "", "");

    private static final int MAX_LENGTH = 2_000;

    /** @throws SavedException when a part is no such text, or is longer than 2,000 UTF-16 units */
    public Arrangement {
        check("columns", columns);
        check("sort", sort);
        check("step", step);
    }

    /** Returns the UTF-16 units of all parts. */
    int length() {
        return columns.length() + sort.length() + step.length();
    }

    private static void check(String what, String text) {
        Names.checkWellFormed(what, text);
        if (text.length() > MAX_LENGTH) {
            throw SavedException.invalid(
                    what + ": " + text.length() + " characters (expected: at most " + MAX_LENGTH + ")");
        }
    }
}
