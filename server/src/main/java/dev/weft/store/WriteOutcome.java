package dev.weft.store;

/**
 * What became of a group of spans.
 *
 * @param stored spans that are new
 * @param duplicates spans whose ids and content were stored already, in this group or before
 * @param conflicting spans whose ids were stored already with different content
 */
public record WriteOutcome(int stored, int duplicates, int conflicting) {

    public static final WriteOutcome NOTHING = new WriteOutcome(0, 0, 0);
}
