package dev.weft.store;

import dev.weft.model.SpanLink;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One link seen from one of its ends.
 *
 * @param link as it was sent, by the linking span
 * @param position of the link among its linking span's links, from 0
 * @param other the other end: the linked span of an outgoing link, null when it dangles; the linking span of an incoming one
 * @param reason set for state NOT_STORED only
 * @param timing null when an end is missing or the wait overflows
 */
public record LinkEnd(
        SpanLink link,
        int position,
        @Nullable SpanFacts other,
        LinkState state,
        @Nullable DanglingReason reason,
        @Nullable LinkTiming timing,
        OptionalLong waitNanos) {

    public LinkEnd {
        if ((state == LinkState.RESOLVED) != (other != null)) {
            throw new IllegalArgumentException("link end: state " + state + " with other end " + other
                    + " (expected: an other end for RESOLVED alone)");
        }
    }
}
