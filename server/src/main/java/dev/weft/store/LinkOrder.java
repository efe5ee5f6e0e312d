package dev.weft.store;

import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Orders of a span's links. What an order sorts by may be missing (a dangling end has no start): such links come last.
 * Ties, theirs included, are broken by the other end's trace id, span id and the link's position, so that pages never
 * overlap.
 */
public enum LinkOrder {
    /** Outgoing: as sent. Incoming: by the linking span's start, oldest first. */
    LINK,
    /** By the other end's start, oldest first. */
    START,
    /** Longest wait first; overlapping and skewed links have negative waits. */
    WAIT,
    /** Longest duration of the other end first. */
    DURATION;

    private static final Comparator<LinkPlace> BY_LINK =
            Comparator.comparing(LinkPlace::other).thenComparingInt(LinkPlace::position);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns where a link of this direction stands in this order. */
    public LinkPlace place(LinkDirection direction, LinkEnd end) {
        OptionalLong key = switch (this) {
            case LINK -> direction == LinkDirection.OUTGOING ? OptionalLong.of(0) : start(end);
            case START -> start(end);
            case WAIT -> end.waitNanos();
            case DURATION ->
                end.other() == null ? OptionalLong.empty() : end.other().durationNanos();
        };
        return new LinkPlace(key.isPresent(), key.orElse(0), end.otherKey(direction), end.position());
    }

    /** Compares places of links of this direction, first to last. */
    public Comparator<LinkPlace> comparator(LinkDirection direction) {
        if (this == LINK && direction == LinkDirection.OUTGOING) {
            return Comparator.comparingInt(LinkPlace::position);
        }
        Comparator<LinkPlace> byKey = switch (this) {
            case LINK, START -> (a, b) -> Long.compareUnsigned(a.key(), b.key());
            case WAIT, DURATION -> (a, b) -> Long.compare(b.key(), a.key());
        };
        return Comparator.comparing(LinkPlace::hasKey)
                .reversed()
                .thenComparing(byKey)
                .thenComparing(BY_LINK);
    }

    private static OptionalLong start(LinkEnd end) {
        return end.other() == null
                ? OptionalLong.empty()
                : OptionalLong.of(end.other().startTimeUnixNano());
    }
}
