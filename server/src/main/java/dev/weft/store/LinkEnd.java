package dev.weft.store;

import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import java.util.Objects;
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

    /** The linked end of a link whose linked span is stored. */
    public static LinkEnd resolved(SpanLink link, int position, SpanFacts linking, SpanFacts linked) {
        return between(link, position, linked, linking, linked);
    }

    /** The linked end of a link whose linked span is not stored. */
    public static LinkEnd dangling(SpanLink link, int position, DanglingReason reason) {
        return new LinkEnd(link, position, null, LinkState.NOT_STORED, reason, null, OptionalLong.empty());
    }

    /** The linked end of a link whose linked span was stored once and is past the retention. */
    public static LinkEnd expired(SpanLink link, int position) {
        return new LinkEnd(link, position, null, LinkState.EXPIRED, null, null, OptionalLong.empty());
    }

    /** The linked end of a link that names no span. */
    public static LinkEnd invalid(SpanLink link, int position) {
        return new LinkEnd(link, position, null, LinkState.INVALID, null, null, OptionalLong.empty());
    }

    /**
     * The linking end of a link.
     *
     * @param linked the span that is linked, null when it is not stored
     */
    public static LinkEnd incoming(SpanLink link, int position, SpanFacts linking, @Nullable SpanFacts linked) {
        return linked == null
                ? new LinkEnd(link, position, linking, LinkState.RESOLVED, null, null, OptionalLong.empty())
                : between(link, position, linking, linking, linked);
    }

    /** Returns the ids of the other end, stored or not. */
    public SpanKey otherKey(LinkDirection direction) {
        return switch (direction) {
            case OUTGOING -> link.linked();
            case INCOMING -> Objects.requireNonNull(other, "linking span").key();
        };
    }

    private static LinkEnd between(SpanLink link, int position, SpanFacts other, SpanFacts linking, SpanFacts linked) {
        return new LinkEnd(
                link,
                position,
                other,
                LinkState.RESOLVED,
                null,
                LinkTiming.between(linking, linked),
                LinkTiming.waitNanos(linking, linked));
    }
}
