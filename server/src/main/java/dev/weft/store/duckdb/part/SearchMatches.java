package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.BoundedMemory;
import dev.weft.query.evaluate.SearchEvaluator;
import dev.weft.query.evaluate.SpanIds;
import dev.weft.query.evaluate.StoredTraces;
import dev.weft.query.evaluate.Traces;
import dev.weft.query.evaluate.YieldedSet;
import dev.weft.query.filter.Candidates;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.Cut;
import dev.weft.store.MatchedSets;
import dev.weft.store.ShownFields;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one search finds: candidates are told by their columns, and where those do not decide, whole traces are evaluated. For
 * one thread.
 */
final class SearchMatches {

    /** Matches that are remembered, so that a page does not evaluate a trace for each of its spans. */
    private static final int MATCHES_REMEMBERED = 100_000;

    private final List<Part> parts;
    private final SpanSearch search;
    private final Cancellation cancellation;
    private final ReadingTurns.Asker asker;
    private final Candidates candidates;
    private final PartsTraces traces;
    private final Traces read;
    private final SearchEvaluator evaluator;
    private final ShownFields shown;
    private final boolean showsSets;
    private final BoundedMemory<TraceId, Evaluated> lately;
    private boolean found;

    /** What a trace was found to have; sets only where they are shown. */
    private record Evaluated(SpanIds spans, @Nullable MatchedSets sets) {}

    /** @param showsSets whether rows show the sets of traces */
    SearchMatches(
            List<Part> parts,
            SpanSearch search,
            boolean showsSets,
            Cancellation cancellation,
            ReadingTurns.Asker asker) {
        this(parts, search, showsSets, cancellation, asker, StoredTraces.MOST_SPANS);
    }

    /** @param mostSpans of a trace that is read whole */
    SearchMatches(
            List<Part> parts,
            SpanSearch search,
            boolean showsSets,
            Cancellation cancellation,
            ReadingTurns.Asker asker,
            int mostSpans) {
        this.parts = parts;
        this.search = search;
        this.showsSets = showsSets;
        this.cancellation = cancellation;
        this.asker = asker;
        this.candidates = Candidates.of(search.query().pipeline());
        this.traces = new PartsTraces(parts, asker.room(this::checkTime), this::check, mostSpans);
        this.read = new Traces(traces);
        this.evaluator = new SearchEvaluator(search.query(), read, search.range());
        this.shown = new ShownFields(search.query(), read);
        this.lately = new BoundedMemory<>(
                MATCHES_REMEMBERED, known -> 1 + known.spans().size(), this::evaluate);
    }

    /** Says that what is found is found: the rows of it are made, also when the deadline has passed. */
    void endSearch() {
        found = true;
    }

    private void check() {
        checkTime();
        if (!found) {
            asker.evaluate(cancellation::check);
        }
    }

    private void checkTime() {
        if (found) {
            cancellation.checkAsker();
        } else {
            cancellation.check();
        }
    }

    List<Part> parts() {
        return parts;
    }

    SpanSearch search() {
        return search;
    }

    /** Returns filters of which every match matches one. */
    List<SpanFilter> filters() {
        return candidates.anyOf();
    }

    /** Returns the traces outside of which there is no match, null where that is not known or they are many. */
    @Nullable
    Set<TraceId> few() {
        return candidates.exact()
                ? null
                : FewTraces.of(search.query().pipeline(), search.query().hints(), traces, read);
    }

    /** Returns whether every span in the range is a match. */
    boolean all() {
        return SpanFilter.EVERYTHING.equals(onlyFilter());
    }

    /** Returns the filter that alone decides what is a match in the range; null when there is no such filter. */
    @Nullable
    SpanFilter onlyFilter() {
        return candidates.exact() && candidates.inRange() && filters().size() == 1
                ? filters().getFirst()
                : null;
    }

    /** Returns a range in which every match starts. */
    TimeRange candidateRange() {
        return candidates.inRange() ? search.range() : TimeRange.ALL;
    }

    /** Returns whether a candidate is a match. */
    boolean holds(SpanKey candidate) {
        return candidates.exact() || lately.get(candidate.traceId()).spans().contains(candidate.spanId());
    }

    /** Returns which spans of a part of a trace are matches, by index. */
    BitSet matching(TraceId traceId, PartTrace part) {
        if (candidates.exact()) {
            return part.matches(filters(), search.range());
        }
        SpanIds spans = lately.get(traceId).spans();
        BitSet matching = new BitSet(part.spanCount());
        for (int i = 0; i < part.spanCount() && spans.size() > 0; i++) {
            matching.set(i, spans.contains(part.spanId(i)));
        }
        return matching;
    }

    /** Returns whether columns alone tell the matches, so that traces are evaluated only for their sets. */
    boolean exact() {
        return candidates.exact();
    }

    /** Returns the sets of a trace with a match; null where they are not shown. */
    @Nullable
    MatchedSets sets(TraceId traceId) {
        return showsSets ? lately.get(traceId).sets() : null;
    }

    SpanRow row(Span span) {
        int linksIn = 0;
        for (Part part : parts) {
            linksIn += part.countIncoming(span.key());
        }
        return SpanRow.of(span, linksIn, shown);
    }

    /** @param inTime whether all was looked at that might belong to the page */
    @Nullable
    Cut cut(boolean inTime) {
        return Cut.of(inTime, traces.leftOut(), evaluator.wasCut(), cancellation);
    }

    /** Returns the traces that were evaluated. */
    PartsTraces traces() {
        return traces;
    }

    private Evaluated evaluate(TraceId traceId) {
        traces.check();
        if (!CandidateTraces.mayHold(parts, candidates, traceId)) {
            return new Evaluated(SpanIds.of(Set.of()), null);
        }
        Set<SpanId> spans = new HashSet<>();
        List<YieldedSet> sets = evaluator.spansets(traceId);
        for (YieldedSet set : sets) {
            for (Span span : set.spans()) {
                spans.add(span.spanId());
            }
        }
        return new Evaluated(SpanIds.of(spans), showsSets ? MatchedSets.of(sets) : null);
    }
}
