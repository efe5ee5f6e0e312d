package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
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
import org.jspecify.annotations.Nullable;

/** The matching spans of one trace, of which there is at least one; read when they are asked for. */
final class TraceMatches {

    private static final int SHOWN = 3;

    private final List<Part> parts;
    private final SpanSearch search;
    private final TraceId traceId;
    private final WholeTrace trace;
    private @Nullable List<Found> inOrder;
    private @Nullable TraceSummary summary;

    private record Found(SearchPlace place, PartTrace part, int index) {}

    TraceMatches(List<Part> parts, SpanSearch search, TraceId traceId) {
        this.parts = parts;
        this.search = search;
        this.traceId = traceId;
        this.trace = new WholeTrace(parts, traceId);
    }

    TraceId traceId() {
        return traceId;
    }

    OptionalLong durationNanos() {
        return summary().durationNanos();
    }

    /** Returns where the trace stands in the order of the search. */
    SearchPlace place() {
        SearchPlace first = inOrder().getFirst().place();
        if (search.order() != SearchOrder.LONGEST) {
            return first;
        }
        OptionalLong durationNanos = durationNanos();
        return new SearchPlace(durationNanos.isPresent(), durationNanos.orElse(0), first.span());
    }

    TraceRow row() {
        TraceSummary totals = summary();
        return new TraceRow(
                traceId,
                totals.root(),
                totals.startTimeUnixNano(),
                totals.durationNanos(),
                totals.spanCount(),
                totals.errorCount(),
                totals.services(),
                totals.linksOut(),
                trace.linksIn(),
                inOrder().size(),
                inOrder().stream()
                        .limit(SHOWN)
                        .map(found -> row(found.part().span(found.index())))
                        .toList());
    }

    private List<Found> inOrder() {
        List<Found> matches = inOrder;
        if (matches == null) {
            matches = new ArrayList<>();
            for (PartTrace part : trace.parts()) {
                BitSet matching = part.matches(search.filter(), search.range());
                for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
                    matches.add(new Found(search.order().place(part.facts(i)), part, i));
                }
            }
            matches.sort(Comparator.comparing(Found::place, search.order().comparator()));
            inOrder = matches;
        }
        return matches;
    }

    private TraceSummary summary() {
        TraceSummary totals = summary;
        if (totals == null) {
            totals = Objects.requireNonNull(trace.summary(), "summary of a trace with a match");
            summary = totals;
        }
        return totals;
    }

    private SpanRow row(Span span) {
        int linksIn = 0;
        for (Part part : parts) {
            linksIn += part.countIncoming(span.key());
        }
        return SpanRow.of(span, linksIn, search.filter());
    }
}
