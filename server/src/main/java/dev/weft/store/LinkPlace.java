package dev.weft.store;

import dev.weft.model.SpanKey;

/**
 * Where a page of links ended: the sort key of its last link. Links that arrive between two pages move no other link.
 *
 * @param hasKey whether the link had what the order sorts by; links without come last
 * @param key the value sorted by: start (unsigned), wait or duration in nanoseconds, or 0 for the order LINK of outgoing links
 * @param other ids of the other end as the link names them
 * @param position of the link among its linking span's links
 */
public record LinkPlace(boolean hasKey, long key, SpanKey other, int position) {}
