package dev.weft.explore;

import dev.weft.model.SpanKey;
import dev.weft.store.Cancellation;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkPlace;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkState;
import dev.weft.store.LinkSummary;
import dev.weft.store.SpanReader;
import org.jspecify.annotations.Nullable;

/** Answers links in one direction or both, with cursors, and knows when a span is unknown altogether. */
final class LinkQueries {

    private final SpanReader reader;
    private final QueryLimits limits;

    LinkQueries(SpanReader reader, QueryLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    /** Returns null when the span is not stored and no stored link names it. */
    @Nullable
    LinksAnswer page(LinksRequest request, Cancellation cancellation) {
        limits.checkPageSize(request.limit());
        if (request.direction() == null && request.cursor() != null) {
            throw new QueryException(
                    QueryException.Kind.INVALID,
                    "cursor without direction (expected: direction outgoing or incoming beside a cursor)");
        }
        LinkPage outgoing = find(request, LinkDirection.OUTGOING, cancellation);
        LinkPage incoming = find(request, LinkDirection.INCOMING, cancellation);
        boolean stored = (outgoing != null && outgoing.spanStored()) || (incoming != null && incoming.spanStored());
        if (!stored && !isNamed(request.span(), cancellation)) {
            return null;
        }
        return new LinksAnswer(
                stored,
                outgoing == null ? null : direction(request, LinkDirection.OUTGOING, outgoing),
                incoming == null ? null : direction(request, LinkDirection.INCOMING, incoming));
    }

    /** Returns null when the span is not stored and no stored link names it. */
    @Nullable
    LinkSummary summary(SpanKey span, LinkDirection direction, Cancellation cancellation) {
        LinkSummary summary = reader.linkSummary(span, direction, cancellation);
        return summary.spanStored() || isNamed(span, cancellation) ? summary : null;
    }

    private @Nullable LinkPage find(LinksRequest request, LinkDirection direction, Cancellation cancellation) {
        if (request.direction() != null && request.direction() != direction) {
            return null;
        }
        LinkPlace after =
                request.cursor() == null ? null : Cursor.parseLink(request.cursor(), fingerprint(request, direction));
        LinkQuery query = new LinkQuery(
                request.span(), direction, request.order(), request.limit(), after, request.state(), request.service());
        return reader.links(query, cancellation);
    }

    private static LinksAnswer.Direction direction(LinksRequest request, LinkDirection direction, LinkPage page) {
        return new LinksAnswer.Direction(
                page.total(),
                page.droppedLinksCount(),
                page.items(),
                page.next() == null ? null : Cursor.print(fingerprint(request, direction), page.next()));
    }

    private static long fingerprint(LinksRequest request, LinkDirection direction) {
        LinkState state = request.state();
        return Fingerprint.of(
                "links",
                request.span().toString(),
                direction.name(),
                request.order().word(),
                state == null ? "" : state.word(),
                request.service() == null ? "any" : "only " + request.service());
    }

    /** A span that is not stored is known as long as some stored link points at it. */
    private boolean isNamed(SpanKey span, Cancellation cancellation) {
        LinkQuery anyIncoming = new LinkQuery(span, LinkDirection.INCOMING, LinkOrder.LINK, 1, null, null, null);
        return reader.links(anyIncoming, cancellation).total() > 0;
    }
}
