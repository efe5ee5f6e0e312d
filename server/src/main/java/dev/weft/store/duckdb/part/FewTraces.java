package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanLink;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Hints;
import dev.weft.query.Pipeline;
import dev.weft.query.Spanset;
import dev.weft.query.SpansetOperator;
import dev.weft.query.Stage;
import dev.weft.query.evaluate.PipelineEvaluator;
import dev.weft.query.evaluate.Traces;
import dev.weft.query.filter.Candidates;
import dev.weft.query.filter.FilterEvaluator;
import dev.weft.query.filter.NamedTraces;
import dev.weft.query.filter.SpanFilter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The traces in which a query can find anything, where they are few: because it names them, or because few spans match one
 * side of a link operator, and links lead from there to the other.
 */
final class FewTraces {

    private static final int MOST_TRACES = 2_000;

    /** Traces behind the last link of a path that are worth a look. */
    private static final int MOST_FURTHER_TRACES = 200;

    /** Chunks that are worth reading to see where links lead from. */
    private static final int MOST_CHUNKS = 64;

    private final PartsTraces stored;
    private final Traces traces;
    private final int maxLinks;

    /** @param maxLinks of a path */
    private FewTraces(PartsTraces stored, Traces traces, int maxLinks) {
        this.stored = stored;
        this.traces = traces;
        this.maxLinks = maxLinks;
    }

    /**
     * Returns traces that hold everything that the pipeline yields, null when they would be many.
     *
     * @param traces of those that are stored, with which the pipeline will be evaluated
     */
    static @Nullable Set<TraceId> of(Pipeline pipeline, Hints hints, PartsTraces stored, Traces traces) {
        return new FewTraces(stored, traces, PipelineEvaluator.maxLinks(hints)).of(pipeline);
    }

    private @Nullable Set<TraceId> of(Pipeline pipeline) {
        Set<TraceId> few = null;
        for (Stage stage : pipeline.stages()) {
            if (stage instanceof Spanset spanset) {
                few = NamedTraces.both(few, of(spanset));
            }
        }
        return few;
    }

    private @Nullable Set<TraceId> of(Spanset spanset) {
        return switch (spanset) {
            case Spanset.Filter filter -> NamedTraces.of(filter.condition());
            case Spanset.Nested nested -> of(nested.pipeline());
            case Spanset.Combined combined -> of(combined);
        };
    }

    private @Nullable Set<TraceId> of(Spanset.Combined combined) {
        SpansetOperator operator = combined.operator();
        if (operator.form() == SpansetOperator.Form.NEGATED) {
            return of(combined.right());
        }
        if (operator.relation() == SpansetOperator.Relation.OR) {
            return NamedTraces.either(of(combined.left()), of(combined.right()));
        }
        if (!operator.relation().isLink()) {
            return NamedTraces.both(of(combined.left()), of(combined.right()));
        }
        Set<TraceId> left = found(combined.left());
        Set<TraceId> right = of(combined.right());
        Set<TraceId> reached =
                left == null ? right : NamedTraces.both(right, reached(combined.left(), left, operator.relation()));
        return operator.form() == SpansetOperator.Form.UNION ? NamedTraces.either(left, reached) : reached;
    }

    /** Returns traces that hold everything that matches, also when the matches must be looked for. */
    private @Nullable Set<TraceId> found(Spanset spanset) {
        Set<TraceId> named = of(spanset);
        if (named != null) {
            return named;
        }
        List<SpanFilter> anyOf = Candidates.of(spanset).anyOf();
        List<Chunk> chunks = new ArrayList<>();
        for (Part part : stored.parts()) {
            stored.check();
            chunks.addAll(part.chunks(anyOf, TimeRange.ALL));
            if (chunks.size() > MOST_CHUNKS) {
                return null;
            }
        }
        Set<TraceId> found = new HashSet<>();
        for (Chunk chunk : chunks) {
            stored.check();
            Chunk.Rows rows = chunk.read();
            BitSet matching = rows.matches(anyOf, TimeRange.ALL);
            for (int row = matching.nextSetBit(0); row >= 0; row = matching.nextSetBit(row + 1)) {
                found.add(rows.facts(row).key().traceId());
            }
        }
        return found.size() > MOST_TRACES ? null : found;
    }

    /** Returns the traces to which links lead from what matches in these. */
    private @Nullable Set<TraceId> reached(Spanset from, Set<TraceId> starts, SpansetOperator.Relation relation) {
        List<SpanFilter> anyOf = Candidates.of(from).anyOf();
        BiConsumer<Span, Set<TraceId>> step = switch (relation) {
            case LINKED, LINKED_PATH -> FewTraces::addLinked;
            case LINKING, LINKING_PATH -> this::addLinking;
            case AND, OR, CHILD, DESCENDANT, PARENT, ANCESTOR, SIBLING ->
                throw new IllegalArgumentException(relation + " (expected: a relation of links)");
        };
        Set<TraceId> arrivals = new HashSet<>();
        for (TraceId start : starts) {
            for (Span span : traces.tree(start).spans()) {
                if (anyOf.stream().anyMatch(filter -> FilterEvaluator.matches(filter, span))) {
                    step.accept(span, arrivals);
                }
            }
        }
        boolean isPath =
                relation == SpansetOperator.Relation.LINKED_PATH || relation == SpansetOperator.Relation.LINKING_PATH;
        return isPath ? onward(arrivals, step) : arrivals.size() > MOST_TRACES ? null : arrivals;
    }

    /**
     * Returns all traces of paths: that a path leaves a trace only by some of its spans is left to the evaluator. Traces that
     * only longer paths lead to are among them, as far as they are few: there the evaluator sees that the limit cut a path.
     */
    private @Nullable Set<TraceId> onward(Set<TraceId> firstArrivals, BiConsumer<Span, Set<TraceId>> step) {
        if (firstArrivals.size() > MOST_TRACES) {
            return null;
        }
        Set<TraceId> reached = new HashSet<>(firstArrivals);
        Set<TraceId> leaving = firstArrivals;
        int most = MOST_TRACES;
        for (int links = 2; !leaving.isEmpty() && reached.size() <= most; links++) {
            boolean further = links > maxLinks;
            if (links == maxLinks + 1) {
                most = reached.size() + MOST_FURTHER_TRACES;
            }
            Set<TraceId> arrivals = new HashSet<>();
            for (TraceId traceId : leaving) {
                traces.tree(traceId).spans().forEach(span -> step.accept(span, arrivals));
                if (arrivals.size() + reached.size() > most) {
                    if (!further) {
                        return null;
                    }
                    break;
                }
            }
            arrivals.removeAll(reached);
            reached.addAll(arrivals);
            leaving = arrivals;
        }
        return reached;
    }

    private static void addLinked(Span span, Set<TraceId> found) {
        span.links().stream().filter(SpanLink::isValid).forEach(link -> found.add(link.traceId()));
    }

    private void addLinking(Span span, Set<TraceId> found) {
        var _ = stored.anyLinking(span.key(), linking -> {
            found.add(linking.traceId());
            return found.size() > MOST_TRACES;
        });
    }
}
