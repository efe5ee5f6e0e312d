package dev.weft.store;

import java.util.Locale;

/**
 * Orders of a span's links. What an order sorts by may be missing (a dangling end has no start): such links come last, as
 * sent. Ties are broken by the other end's trace id, span id and the link's position, so that pages never overlap.
 */
public enum LinkOrder {
    /** Outgoing: as sent. Incoming: by the linking span's start, oldest first, then its ids and the link's position. */
    LINK,
    /** By the other end's start, oldest first. */
    START,
    /** Longest wait first; overlapping and skewed links have negative waits. */
    WAIT,
    /** Longest duration of the other end first. */
    DURATION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
