package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
        return linked(from).stream().anyMatch(wanted);
    }

    /** Returns whether a wanted span has a link that points at this one. */
    boolean oneLinkComesFrom(Span to, Predicate<SpanKey> wanted) {
        return linking(to).stream().anyMatch(wanted);
    }

    /** Returns whether a path of links that begins with one of the span's own leads to a wanted span. */
    boolean pathLeadsTo(Span from, Predicate<SpanKey> wanted) {
        return walk(from, this::linked, this::withAncestors, wanted);
    }

    /** Returns whether a path of links that ends with one that points at this span begins at a wanted one. */
    boolean pathComesFrom(Span to, Predicate<SpanKey> wanted) {
        return walk(to, this::linking, this::withDescendants, wanted);
    }

    /** Breadth first, so that every span is left with as many links to spare as possible. */
    private boolean walk(Span start, Step alongLinks, Step withinTrace, Predicate<SpanKey> wanted) {
        Set<SpanKey> left = new HashSet<>();
        Set<SpanKey> reached = new HashSet<>();
        left.add(start.key());
        List<SpanKey> leaving = List.of(start.key());
        for (int links = 1; !leaving.isEmpty(); links++) {
            List<SpanKey> arrivals = step(leaving, alongLinks, reached);
            if (links > maxLinks) {
                cut |= !arrivals.isEmpty();
                return false;
            }
            if (arrivals.stream().anyMatch(wanted)) {
                return true;
            }
            leaving = step(arrivals, withinTrace, left);
            if (reached.size() > maxSpans || left.size() > maxSpans) {
                cut = true;
                return false;
            }
        }
        return false;
    }

    /** Returns where the step leads that is not known yet, and adds it to what is known. */
    private List<SpanKey> step(List<SpanKey> from, Step step, Set<SpanKey> known) {
        List<SpanKey> found = new ArrayList<>();
        for (SpanKey key : from) {
            Span span = traces.find(key);
            if (span != null) {
                for (SpanKey next : step.from(span)) {
                    if (known.size() <= maxSpans && known.add(next)) {
                        found.add(next);
                    }
                }
            }
        }
        return found;
    }

    private List<SpanKey> linked(Span span) {
        List<SpanKey> found = new ArrayList<>();
        for (SpanLink link : span.links()) {
            if (traces.linked(link) != null) {
                found.add(link.linked());
            }
        }
        return found;
    }

    private List<SpanKey> linking(Span span) {
        return span.key().isValid() ? traces.linking(span.key()) : List.of();
    }

    private List<SpanKey> withAncestors(Span span) {
        TraceTree trace = traces.tree(span.traceId());
        List<SpanKey> found = new ArrayList<>();
        Set<SpanId> seen = new HashSet<>();
        for (@Nullable Span at = span; at != null && seen.add(at.spanId()); at = trace.parent(at)) {
            found.add(at.key());
        }
        return found;
    }

    private List<SpanKey> withDescendants(Span span) {
        TraceTree trace = traces.tree(span.traceId());
        List<SpanKey> found = new ArrayList<>();
        Set<SpanId> seen = new HashSet<>();
        Deque<Span> rest = new ArrayDeque<>(List.of(span));
        while (!rest.isEmpty()) {
            Span at = rest.remove();
            if (seen.add(at.spanId())) {
                found.add(at.key());
                rest.addAll(trace.children(at));
            }
        }
        return found;
    }

    private interface Step {
        List<SpanKey> from(Span span);
    }
}
