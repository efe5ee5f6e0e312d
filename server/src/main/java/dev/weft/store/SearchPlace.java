package dev.weft.store;

import dev.weft.model.SpanKey;

/**
 * A row's place in the order of its search.
 *
 * @param hasKey whether the row has what the order sorts by; rows without come last
 * @param key start of the matched span (unsigned epoch nanoseconds) or duration in nanoseconds
 * @param span the matched span; for a trace the first of its matches in the order of the search
 */
public record SearchPlace(boolean hasKey, long key, SpanKey span) {}
