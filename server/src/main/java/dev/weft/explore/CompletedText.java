package dev.weft.explore;

import java.util.List;
import java.util.OptionalLong;

/**
 * What may stand at a cursor in a query's text.
 *
 * @param from offset at which an item begins to replace the text, UTF-16 units
 * @param to offset up to which it does
 * @param complete whether these are all
 */
public record CompletedText(int from, int to, List<Item> items, boolean complete) {

    /** What an item is. */
    public enum Kind {
        KEYWORD,
        OPERATOR,
        INTRINSIC,
        FUNCTION,
        ATTRIBUTE,
        VALUE
    }

    /**
     * One thing that may stand there.
     *
     * @param label what is shown
     * @param insert what replaces the text
     * @param detail its types or what else it is, may be empty
     * @param count spans in the range that have it; empty for what the language knows and no such span was found for
     */
    public record Item(Kind kind, String label, String insert, String detail, OptionalLong count) {}

    public CompletedText {
        items = List.copyOf(items);
    }
}
