package dev.weft.store;

import dev.weft.model.TimeRange;
import java.util.Set;

/**
 * Which attribute keys are asked for.
 *
 * @param scopes where the attributes lie
 * @param range in which their spans start
 * @param prefix with which keys begin, case-sensitive
 * @param limit of keys
 * @param hurried whether an answer at once is worth more than one with all spans that came last: a store may leave out some of
 *     those that no question has counted, and says so
 */
public record KeySearch(Set<AttributeKey.Scope> scopes, TimeRange range, String prefix, int limit, boolean hurried) {
    public KeySearch {
        scopes = Set.copyOf(scopes);
        if (limit < 1) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: at least 1)");
        }
    }

    /** Asks for keys on all spans, those that came last among them. */
    public KeySearch(Set<AttributeKey.Scope> scopes, TimeRange range, String prefix, int limit) {
        this(scopes, range, prefix, limit, false);
    }

    /** Returns the same question of somebody who waits. */
    public KeySearch inAHurry() {
        return new KeySearch(scopes, range, prefix, limit, true);
    }
}
