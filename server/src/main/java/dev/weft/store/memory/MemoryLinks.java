package dev.weft.store.memory;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.store.DanglingReason;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkSummary;
import dev.weft.store.LinkTally;
import dev.weft.store.SpanFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links of one span, found by looking at every link. */
final class MemoryLinks {

    private final StoredSpans stored;

    MemoryLinks(StoredSpans stored) {
        this.stored = stored;
    }

    LinkPage page(LinkQuery query) {
        Span span = stored.find(query.span());
        return LinkPage.of(
                query, span != null, dropped(span, query.direction()), ends(query.span(), query.direction()));
    }

    LinkSummary summary(SpanKey key, LinkDirection direction) {
        LinkTally tally = new LinkTally();
        ends(key, direction).forEach(tally::add);
        Span span = stored.find(key);
        return tally.summary(span != null, dropped(span, direction));
    }

    private List<LinkEnd> ends(SpanKey key, LinkDirection direction) {
        return switch (direction) {
            case OUTGOING -> outgoing(stored.find(key));
            case INCOMING -> incoming(key);
        };
    }

    private List<LinkEnd> outgoing(@Nullable Span linking) {
        List<LinkEnd> ends = new ArrayList<>();
        if (linking != null) {
            for (SpanLink link : linking.links()) {
                ends.add(linkedEnd(linking, link, ends.size()));
            }
        }
        return ends;
    }

    private LinkEnd linkedEnd(Span linking, SpanLink link, int position) {
        if (!link.isValid()) {
            return LinkEnd.invalid(link, position);
        }
        Span linked = stored.find(link.linked());
        if (linked != null) {
            return LinkEnd.resolved(link, position, SpanFacts.of(linking), SpanFacts.of(linked));
        }
        boolean traceKnown = !stored.ofTrace(link.traceId()).isEmpty();
        return LinkEnd.dangling(
                link, position, traceKnown ? DanglingReason.SPAN_MISSING_IN_TRACE : DanglingReason.TRACE_UNKNOWN);
    }

    private List<LinkEnd> incoming(SpanKey key) {
        Span linked = stored.find(key);
        SpanFacts linkedFacts = linked == null ? null : SpanFacts.of(linked);
        List<LinkEnd> ends = new ArrayList<>();
        for (Span linking : stored.all()) {
            for (int position = 0; position < linking.links().size(); position++) {
                SpanLink link = linking.links().get(position);
                if (link.isValid() && link.linked().equals(key)) {
                    ends.add(LinkEnd.incoming(link, position, SpanFacts.of(linking), linkedFacts));
                }
            }
        }
        return ends;
    }

    private static int dropped(@Nullable Span span, LinkDirection direction) {
        return span != null && direction == LinkDirection.OUTGOING ? span.droppedLinksCount() : 0;
    }
}
