package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** The matching spans of one trace, of which there is at least one. */
final class TraceMatches {

    private static final int SHOWN = 3;

    private final List<Part> parts;
    private final SpanSearch search;
    private final WholeTrace trace;
    private final List<Found> inOrder = new ArrayList<>();
    private final SearchPlace place;

    private record Found(SearchPlace place, PartTrace part, int index) {}

    TraceMatches(List<Part> parts, SpanSearch search, TraceId traceId) {
        this.parts = parts;
        this.search = search;
        this.trace = new WholeTrace(parts, traceId);
        for (PartTrace part : trace.parts()) {
            BitSet matching = part.matches(search.filter(), search.range());
            for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
                inOrder.add(new Found(search.order().place(part.facts(i)), part, i));
            }
        }
        inOrder.sort(Comparator.comparing(Found::place, search.order().comparator()));
        SearchPlace first = inOrder.getFirst().place();
        this.place = search.order() == SearchOrder.LONGEST ? byDuration(first.span()) : first;
    }

    /** Returns where the trace stands in the order of the search; the span is that of its first match. */
    SearchPlace place() {
        return place;
    }

    TraceRow row() {
        TraceSummary summary = summary();
        return new TraceRow(
                inOrder.getFirst().place().span().traceId(),
                summary.root(),
                summary.startTimeUnixNano(),
                summary.durationNanos(),
                summary.spanCount(),
                summary.errorCount(),
                summary.services(),
                summary.linksOut(),
                trace.linksIn(),
                inOrder.size(),
                inOrder.stream()
                        .limit(SHOWN)
                        .map(found -> row(found.part().span(found.index())))
                        .toList());
    }

    private SearchPlace byDuration(SpanKey first) {
        OptionalLong durationNanos = summary().durationNanos();
        return new SearchPlace(durationNanos.isPresent(), durationNanos.orElse(0), first);
    }

    private TraceSummary summary() {
        return Objects.requireNonNull(trace.summary(), "summary of a trace with a match");
    }

    private SpanRow row(Span span) {
        int linksIn = 0;
        for (Part part : parts) {
            linksIn += part.countIncoming(span.key());
        }
        return SpanRow.of(span, linksIn, search.filter());
    }
}
