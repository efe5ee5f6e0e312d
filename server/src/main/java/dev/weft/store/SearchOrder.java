package dev.weft.store;

import java.util.Comparator;
import java.util.Locale;

/**
 * Orders of a search; ties by trace id, then span id, ascending.
 *
 * <ul>
 *   <li>NEWEST and OLDEST: by the start of the matched span; a trace stands where its newest (oldest) match does.
 *   <li>LONGEST: by the duration of the matched span, a trace by its own; without a duration last.
 * </ul>
 */
public enum SearchOrder {
    NEWEST,
    OLDEST,
    LONGEST;

    private static final Comparator<SearchPlace> BY_SPAN = Comparator.comparing(SearchPlace::span);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns where a matched span stands in this order. */
    public SearchPlace place(SpanFacts span) {
        return switch (this) {
            case NEWEST, OLDEST -> new SearchPlace(true, span.startTimeUnixNano(), span.key());
            case LONGEST ->
                new SearchPlace(
                        span.durationNanos().isPresent(), span.durationNanos().orElse(0), span.key());
        };
    }

    /** Compares places of this order, first to last. */
    public Comparator<SearchPlace> comparator() {
        Comparator<SearchPlace> byKey = switch (this) {
            case NEWEST -> (a, b) -> Long.compareUnsigned(b.key(), a.key());
            case OLDEST -> (a, b) -> Long.compareUnsigned(a.key(), b.key());
            case LONGEST -> (a, b) -> Long.compare(b.key(), a.key());
        };
        return Comparator.comparing(SearchPlace::hasKey)
                .reversed()
                .thenComparing(byKey)
                .thenComparing(BY_SPAN);
    }
}
