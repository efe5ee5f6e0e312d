package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks from span to span along links, nearest first. Between two links of a path the walk may change the span: having
 * arrived at one along links it may leave from that or from an ancestor, so that no path leads over a sibling. Against links
 * it is the same paths backwards: from the linking span or one of its descendants. A parent that is not stored ends the way
 * up, and a link that dangles leads nowhere.
 */
final class LinkWalk {

    /** Spans that one walk may reach: what it keeps of each is its key. */
    private static final int MOST_SPANS = 100_000;

    private final Traces traces;
    private final int maxLinks;
    private final int maxSpans;
    private boolean cut;

    /** @param maxLinks of a path, at least 1 */
    LinkWalk(Traces traces, int maxLinks) {
        this(traces, maxLinks, MOST_SPANS);
    }

    LinkWalk(Traces traces, int maxLinks, int maxSpans) {
        this.traces = traces;
        this.maxLinks = maxLinks;
        this.maxSpans = maxSpans;
    }

    /** Returns whether a walk that found nothing ended at a limit, where there was further to go. */
    boolean wasCut() {
        return cut;
    }

    /** Returns whether one of the span's own links points at a wanted span. */
    boolean oneLinkLeadsTo(Span from, Predicate<SpanKey> wanted) {
        return anyLinked(from, wanted);
    }

    /** Returns whether a wanted span has a link that points at this one. */
    boolean oneLinkComesFrom(Span to, Predicate<SpanKey> wanted) {
        return anyLinking(to, wanted);
    }

    /** Returns whether a path of links that begins with one of the span's own leads to a wanted span. */
    boolean pathLeadsTo(Span from, Predicate<SpanKey> wanted) {
        return walk(from, this::anyLinked, this::upwards, wanted);
    }

    /** Returns whether a path of links that ends with one that points at this span begins at a wanted one. */
    boolean pathComesFrom(Span to, Predicate<SpanKey> wanted) {
        return walk(to, this::anyLinking, this::downwards, wanted);
    }

    /** Breadth first, so that every span is left with as many links to spare as possible. */
    private boolean walk(Span start, AlongLinks alongLinks, WithinTrace withinTrace, Predicate<SpanKey> wanted) {
        Set<SpanKey> left = new HashSet<>();
        Set<SpanKey> reached = new HashSet<>();
        List<SpanKey> leaving = List.of(start.key());
        for (int links = 1; !leaving.isEmpty(); links++) {
            if (links > maxLinks) {
                cut = cut || stored(leaving).anyMatch(span -> alongLinks.any(span, next -> !reached.contains(next)));
                return false;
            }
            List<SpanKey> arrivals = new ArrayList<>();
            var _ = stored(leaving)
                    .anyMatch(span -> alongLinks.any(span, next -> {
                        addNew(next, reached, arrivals);
                        return reached.size() > maxSpans;
                    }));
            if (arrivals.stream().anyMatch(wanted)) {
                return true;
            }
            List<SpanKey> next = new ArrayList<>();
            stored(arrivals).forEach(span -> withinTrace.from(span, key -> addNew(key, left, next)));
            leaving = next;
            if (reached.size() > maxSpans || left.size() > maxSpans) {
                cut = true;
                return false;
            }
        }
        return false;
    }

    private Stream<Span> stored(List<SpanKey> keys) {
        return keys.stream().map(traces::find).filter(Objects::nonNull);
    }

    /** Returns whether the span was not known yet, and adds it to both. */
    private boolean addNew(SpanKey span, Set<SpanKey> known, List<SpanKey> found) {
        traces.check();
        boolean isNew = known.size() <= maxSpans && known.add(span);
        if (isNew) {
            found.add(span);
        }
        return isNew;
    }

    private boolean anyLinked(Span span, Predicate<SpanKey> isIt) {
        return span.links().stream().anyMatch(link -> traces.linked(link) != null && isIt.test(link.linked()));
    }

    private boolean anyLinking(Span span, Predicate<SpanKey> isIt) {
        return span.key().isValid() && traces.anyLinking(span.key(), isIt);
    }

    /** Passes on the span and its ancestors, up to one that was passed on before: so were those above it. */
    private void upwards(Span span, Predicate<SpanKey> isNew) {
        TraceTree trace = traces.tree(span.traceId());
        @Nullable Span at = span;
        while (at != null && isNew.test(at.key())) {
            at = trace.parent(at);
        }
    }

    /** Passes on the span and its descendants, without those that were passed on before: so were those below them. */
    private void downwards(Span span, Predicate<SpanKey> isNew) {
        TraceTree trace = traces.tree(span.traceId());
        Deque<Span> rest = new ArrayDeque<>(List.of(span));
        while (!rest.isEmpty()) {
            Span at = rest.remove();
            if (isNew.test(at.key())) {
                rest.addAll(trace.children(at));
            }
        }
    }

    /** Asks of the spans one link away, until it is one of them. */
    private interface AlongLinks {
        boolean any(Span from, Predicate<SpanKey> isIt);
    }

    private interface WithinTrace {
        void from(Span span, Predicate<SpanKey> isNew);
    }
}
