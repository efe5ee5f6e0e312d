package dev.weft.store.duckdb.part;

import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
import dev.weft.store.MatchedSets;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The matching spans of one trace, looked for when they are asked for. Only those that a row shows are kept. */
final class TraceMatches {

    private static final int SHOWN = 3;

    private final SearchMatches matches;
    private final SpanSearch search;
    private final Cancellation cancellation;
    private final TraceId traceId;
    private final WholeTrace trace;
    private @Nullable Matched matched;
    private @Nullable TraceSummary summary;

    /** @param first in the order of the search, as many as a row shows */
    private record Matched(
            int count, List<Match> first, @Nullable MatchedSets sets) {}

    /** @param cancellation whose deadline only the search looks at: rows of what it found are made after it too */
    TraceMatches(SearchMatches matches, TraceId traceId, Cancellation cancellation) {
        this.matches = matches;
        this.search = matches.search();
        this.cancellation = cancellation;
        this.traceId = traceId;
        this.trace = new WholeTrace(matches.parts(), traceId, cancellation::checkAsker);
    }

    TraceId traceId() {
        return traceId;
    }

    OptionalLong durationNanos() {
        return summary().durationNanos();
    }

    /** Returns where the trace stands in the order of the search. */
    SearchPlace place() {
        SearchPlace first = matched().first().getFirst().place();
        if (search.order() != SearchOrder.LONGEST) {
            return first;
        }
        OptionalLong durationNanos = durationNanos();
        return new SearchPlace(durationNanos.isPresent(), durationNanos.orElse(0), first.span());
    }

    TraceRow row() {
        TraceSummary totals = summary();
        Matched found = matched();
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
                found.count(),
                found.first().stream().map(this::shown).toList(),
                matches.exact() ? matches.sets(traceId) : found.sets());
    }

    private SpanRow shown(Match match) {
        cancellation.checkAsker();
        return matches.row(match.span());
    }

    /** Reads what its row will show of the matches, which the deadline may end. */
    void read() {
        var _ = matched();
    }

    /** Returns whether there is no match after all. */
    boolean isEmpty() {
        return matched().count() == 0;
    }

    /** Passes on every match, in no order that matters; none of them is remembered. */
    void forEach(Consumer<Match> action) {
        for (PartTrace part : trace.parts()) {
            cancellation.checkAsker();
            BitSet matching = matches.matching(traceId, part);
            for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
                action.accept(Match.in(part, i, search.order().place(part.facts(i))));
            }
        }
    }

    private Matched matched() {
        Matched found = matched;
        if (found == null) {
            FirstPlaces<Match> first = new FirstPlaces<>(
                    SHOWN, Comparator.comparing(Match::place, search.order().comparator()));
            int[] count = new int[1];
            forEach(match -> {
                count[0]++;
                first.add(match);
            });
            found = new Matched(count[0], first.inOrder(), matches.exact() ? null : matches.sets(traceId));
            matched = found;
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
