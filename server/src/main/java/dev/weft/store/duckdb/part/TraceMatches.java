package dev.weft.store.duckdb.part;

import dev.weft.model.TraceId;
import dev.weft.store.MatchedSets;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
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

    private final SearchMatches matches;
    private final SpanSearch search;
    private final TraceId traceId;
    private final WholeTrace trace;
    private @Nullable List<Match> inOrder;
    private @Nullable MatchedSets sets;
    private @Nullable TraceSummary summary;

    TraceMatches(SearchMatches matches, TraceId traceId) {
        this.matches = matches;
        this.search = matches.search();
        this.traceId = traceId;
        this.trace = new WholeTrace(matches.parts(), traceId);
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
                        .map(found -> matches.row(found.span()))
                        .toList(),
                matches.exact() ? matches.sets(traceId) : sets);
    }

    /** Returns the matches in the order of the search. */
    List<Match> inOrder() {
        List<Match> found = inOrder;
        if (found == null) {
            found = new ArrayList<>();
            for (PartTrace part : trace.parts()) {
                BitSet matching = matches.matching(trace, part);
                for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
                    found.add(Match.in(part, i, search.order().place(part.facts(i))));
                }
            }
            found.sort(Comparator.comparing(Match::place, search.order().comparator()));
            inOrder = found;
            if (!matches.exact()) {
                sets = matches.sets(traceId);
            }
        }
        return found;
    }

    private TraceSummary summary() {
        TraceSummary totals = summary;
        if (totals == null) {
            totals = Objects.requireNonNull(trace.summary(), "summary of a trace with a match");
            summary = totals;
        }
        return totals;
    }
}
