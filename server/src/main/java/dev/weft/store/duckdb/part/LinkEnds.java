package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
import dev.weft.store.DanglingReason;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkSummary;
import dev.weft.store.LinkTally;
import dev.weft.store.SpanFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Links of one span with their other ends. */
final class LinkEnds {

    private final PartsView view;
    private final List<Part> parts;
    private final Cancellation cancellation;

    /** Traces that were looked at for other ends, one of which several links may name. */
    private final Map<TraceId, WholeTrace> traces = new HashMap<>();

    LinkEnds(PartsView view, Cancellation cancellation) {
        this.view = view;
        this.parts = view.parts();
        this.cancellation = cancellation;
    }

    LinkPage page(LinkQuery query) {
        return switch (query.direction()) {
            case OUTGOING -> {
                Span linking = trace(query.span().traceId()).span(query.span().spanId());
                if (linking != null && isAsSent(query)) {
                    yield pageAsSent(query, linking);
                }
                LinkSelection selection = new LinkSelection(query);
                if (linking != null) {
                    forEachOutgoing(linking, selection::add);
                }
                yield selection.page(linking != null, linking == null ? 0 : linking.droppedLinksCount());
            }
            case INCOMING -> {
                SpanFacts linked = facts(query.span());
                LinkSelection selection = new LinkSelection(query);
                forEachIncoming(
                        query.span(),
                        link -> selection.add(LinkEnd.incoming(link.link(), link.position(), link.linking(), linked)));
                yield selection.page(linked != null, 0);
            }
        };
    }

    LinkSummary summary(SpanKey key, LinkDirection direction) {
        LinkTally tally = new LinkTally();
        return switch (direction) {
            case OUTGOING -> {
                Span linking = trace(key.traceId()).span(key.spanId());
                if (linking == null) {
                    yield tally.summary(false, 0);
                }
                forEachOutgoing(linking, tally::add);
                yield tally.summary(true, linking.droppedLinksCount());
            }
            case INCOMING -> {
                SpanFacts linked = facts(key);
                forEachIncoming(key, link -> tally.addIncoming(link.linking(), linked));
                yield tally.summary(linked != null, 0);
            }
        };
    }

    /** Whether a page needs no other ends but its own: links in the order in which they were sent, none filtered out. */
    private static boolean isAsSent(LinkQuery query) {
        return query.order() == LinkOrder.LINK && query.state() == null && query.service() == null;
    }

    private LinkPage pageAsSent(LinkQuery query, Span linking) {
        List<SpanLink> links = linking.links();
        int first = query.after() == null ? 0 : query.after().position() + 1;
        int end = (int) Math.min((long) first + query.limit(), links.size());
        List<LinkEnd> items = new ArrayList<>();
        SpanFacts linkingFacts = SpanFacts.of(linking);
        for (int position = first; position < end; position++) {
            items.add(linkedEnd(linkingFacts, links.get(position), position));
        }
        return new LinkPage(
                true,
                links.size(),
                linking.droppedLinksCount(),
                items,
                end >= links.size() ? null : query.order().place(LinkDirection.OUTGOING, items.getLast()));
    }

    private void forEachOutgoing(Span linking, Consumer<LinkEnd> action) {
        SpanFacts linkingFacts = SpanFacts.of(linking);
        for (int position = 0; position < linking.links().size(); position++) {
            action.accept(linkedEnd(linkingFacts, linking.links().get(position), position));
        }
    }

    private LinkEnd linkedEnd(SpanFacts linking, SpanLink link, int position) {
        if (!link.isValid()) {
            return LinkEnd.invalid(link, position);
        }
        SpanFacts linked = facts(link.linked());
        if (linked != null) {
            return LinkEnd.resolved(link, position, linking, linked);
        }
        if (view.isExpired(link.traceId())) {
            return LinkEnd.expired(link, position);
        }
        return LinkEnd.dangling(
                link,
                position,
                trace(link.traceId()).hasSpans() ? DanglingReason.SPAN_MISSING_IN_TRACE : DanglingReason.TRACE_UNKNOWN);
    }

    private void forEachIncoming(SpanKey linked, Consumer<IncomingLink> action) {
        for (Part part : parts) {
            part.forEachIncoming(linked, link -> {
                cancellation.check();
                action.accept(link);
            });
        }
    }

    private @Nullable SpanFacts facts(SpanKey key) {
        return trace(key.traceId()).facts(key.spanId());
    }

    private WholeTrace trace(TraceId traceId) {
        cancellation.check();
        return traces.computeIfAbsent(traceId, id -> new WholeTrace(parts, id, cancellation::check));
    }
}
