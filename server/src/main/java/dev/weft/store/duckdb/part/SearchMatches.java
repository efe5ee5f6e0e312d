package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.BoundedMemory;
import dev.weft.query.evaluate.SearchEvaluator;
import dev.weft.query.evaluate.SpansetResult;
import dev.weft.query.evaluate.Traces;
import dev.weft.query.filter.Candidates;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.Cut;
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
    private final Candidates candidates;
    private final PartsTraces traces;
    private final SearchEvaluator evaluator;
    private final ShownFields shown;
    private final @Nullable Set<TraceId> few;
    private final BoundedMemory<TraceId, Set<SpanId>> lately;

    SearchMatches(List<Part> parts, SpanSearch search, Cancellation cancellation) {
        this(parts, search, new PartsTraces(parts, cancellation));
    }

    SearchMatches(List<Part> parts, SpanSearch search, PartsTraces traces) {
        this.parts = parts;
        this.search = search;
        this.candidates = Candidates.of(search.query().pipeline());
        this.traces = traces;
        Traces read = new Traces(traces);
        this.evaluator = new SearchEvaluator(search.query(), read, search.range());
        this.shown = new ShownFields(search.query(), read);
        this.lately = new BoundedMemory<>(MATCHES_REMEMBERED, spans -> 1 + spans.size(), this::evaluate);
        this.few = candidates.exact()
                ? null
                : FewTraces.of(search.query().pipeline(), search.query().hints(), traces);
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
        return few;
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
        return candidates.exact() || lately.get(candidate.traceId()).contains(candidate.spanId());
    }

    /** Returns which spans of a part of a trace are matches, by index. */
    BitSet matching(TraceId traceId, PartTrace part) {
        if (candidates.exact()) {
            return part.matches(filters(), search.range());
        }
        Set<SpanId> found = lately.get(traceId);
        BitSet matching = new BitSet(part.spanCount());
        for (int i = 0; i < part.spanCount() && !found.isEmpty(); i++) {
            matching.set(i, found.contains(part.spanId(i)));
        }
        return matching;
    }

    SpanRow row(Span span) {
        int linksIn = 0;
        for (Part part : parts) {
            linksIn += part.countIncoming(span.key());
        }
        return SpanRow.of(span, linksIn, shown);
    }

    @Nullable
    Cut cut() {
        return Cut.of(traces.leftOut(), evaluator.wasCut());
    }

    /** Returns the traces that were evaluated. */
    PartsTraces traces() {
        return traces;
    }

    private Set<SpanId> evaluate(TraceId traceId) {
        if (!CandidateTraces.mayHold(parts, candidates, traceId)) {
            return Set.of();
        }
        Set<SpanId> spans = new HashSet<>();
        for (SpansetResult set : evaluator.spansets(traceId)) {
            for (Span span : set.spans()) {
                spans.add(span.spanId());
            }
        }
        return spans;
    }
}
