package dev.weft.store.duckdb.part;

import dev.weft.model.TimeRange;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.AttributeKeys;
import dev.weft.store.Cancellation;
import dev.weft.store.KeySearch;
import dev.weft.store.NamedCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Attribute keys that were asked for with types and spans, summed up; and how much may still be counted. Not safe for use by
 * several threads.
 */
public final class KeyCounts {

    /** Recent spans that one question counts, whatever the hurry: some two milliseconds of a processor. */
    static final int LEAST_RECENT_SPANS = 8_192;

    private final KeySearch search;
    private final Cancellation cancellation;
    private final Map<AttributeKey, AttributeKeyCount> counts = new HashMap<>();
    private long recentSpans;
    private boolean inTime = true;
    private boolean complete = true;

    public KeyCounts(KeySearch search, Cancellation cancellation) {
        this.search = search;
        this.cancellation = cancellation;
    }

    public TimeRange range() {
        return search.range();
    }

    /** Returns whether the key is asked for. */
    public boolean wants(AttributeKey key) {
        return search.scopes().contains(key.scope()) && key.key().startsWith(search.prefix());
    }

    /** Adds spans that have a key, unless it is not asked for. Of too many different keys those that come first are held. */
    public void add(AttributeKey key, SortedSet<String> types, long spanCount) {
        if (!wants(key)) {
            return;
        }
        if (counts.size() == NamedCounts.MOST && !counts.containsKey(key)) {
            complete = false;
            return;
        }
        counts.merge(key, new AttributeKeyCount(key, types, spanCount), AttributeKeyCount::plus);
    }

    /** Returns whether the deadline has not passed; when it has, whoever asked leaves spans out, and the answer says so. */
    public boolean inTime() {
        cancellation.checkAsker();
        inTime = inTime && cancellation.inTime(cancellation::check);
        complete &= inTime;
        return inTime;
    }

    /** Says that spans were left out. */
    public void lack() {
        complete = false;
    }

    /**
     * Returns whether so many recent spans that nobody has counted yet may be counted now, 0 always; when they may not, whoever
     * asked leaves them out, and the answer says so.
     */
    public boolean mayCountRecent(int spans) {
        if (spans > 0 && recentSpans + spans > LEAST_RECENT_SPANS && (search.hurried() || !inTime())) {
            complete = false;
            return false;
        }
        recentSpans += spans;
        return true;
    }

    AttributeKeys first() {
        List<AttributeKeyCount> first = counts.values().stream()
                .sorted(AttributeKeyCount.ORDER)
                .limit(search.limit())
                .toList();
        return new AttributeKeys(first, complete && first.size() == counts.size());
    }
}
