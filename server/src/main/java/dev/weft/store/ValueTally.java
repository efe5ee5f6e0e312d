package dev.weft.store;

import dev.weft.model.AttributeValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the spans of an attribute's values, of those whose text begins with a prefix. At most {@value #MOST_VALUES} different
 * ones with at most {@value #MOST_CHARACTERS} characters in all: those that come first, each with all of its spans. Not safe
 * for use by several threads.
 */
public final class ValueTally {

    /** An attribute may have a value of its own on every span: no more different ones are held in memory. */
    public static final int MOST_VALUES = 50_000;

    private static final long MOST_CHARACTERS = 16 << 20;

    private final String prefix;
    private final Map<AttributeValue, Long> counts = new HashMap<>();
    private long characters;
    private boolean complete = true;

    public ValueTally(String prefix) {
        this.prefix = prefix;
    }

    /** Adds spans that have this value; values without a text are left out. */
    public void add(AttributeValue value, long spanCount) {
        String text = AttributeValueCount.text(value);
        if (text == null || !text.startsWith(prefix)) {
            return;
        }
        Long known = counts.get(value);
        if (known != null) {
            counts.put(value, known + spanCount);
        } else if (counts.size() < MOST_VALUES && characters + text.length() <= MOST_CHARACTERS) {
            counts.put(value, spanCount);
            characters += text.length();
        } else {
            complete = false;
        }
    }

    /** Returns the values with most spans, so many of them. */
    public AttributeValues first(int limit) {
        List<AttributeValueCount> first = counts.entrySet().stream()
                .map(entry -> new AttributeValueCount(entry.getKey(), entry.getValue()))
                .sorted(AttributeValueCount.ORDER)
                .limit(limit)
                .toList();
        return new AttributeValues(first, complete && first.size() == counts.size());
    }
}
