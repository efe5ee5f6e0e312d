package dev.weft.store;

import dev.weft.model.SpanKey;

/**
 * Where a page of links ended: the sort key of its last link. Links that arrive between two pages move no other link.
 *
 * @param hasKey whether the link had what the order sorts by; links without come last
 * @param key the value sorted by: start (unsigned), wait or duration in nanoseconds, or 0 for the order LINK of outgoing links
 * @param other ids of the other end as the link names them
 * @param position of the link among its linking span's links, from 0 on; another one may follow
 */
public record LinkPlace(boolean hasKey, long key, SpanKey other, int position) {

    public LinkPlace {
        if (position < 0 || position == Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "position: " + position + " (expected: 0 to " + (Integer.MAX_VALUE - 1) + ")");
        }
    }
}
