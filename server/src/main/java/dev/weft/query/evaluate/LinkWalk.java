package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
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

    private final Traces traces;
    private final int maxLinks;
    private boolean cut;

    /** @param maxLinks of a path, at least 1 */
    LinkWalk(Traces traces, int maxLinks) {
        this.traces = traces;
        this.maxLinks = maxLinks;
    }

    /** Returns whether a walk that found nothing ended at the limit, where there was further to go. */
    boolean wasCut() {
        return cut;
    }

    /** Returns whether one of the span's own links points at a wanted span. */
    boolean oneLinkLeadsTo(Span from, Predicate<SpanKey> wanted) {
        return linked(from).stream().map(Span::key).anyMatch(wanted);
    }

    /** Returns whether a wanted span has a link that points at this one. */
    boolean oneLinkComesFrom(Span to, Predicate<SpanKey> wanted) {
        return linking(to).stream().map(Span::key).anyMatch(wanted);
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
        Collection<Span> leaving = List.of(start);
        for (int links = 1; !leaving.isEmpty(); links++) {
            List<Span> arrivals = new ArrayList<>();
            for (Span from : leaving) {
                for (Span to : alongLinks.from(from)) {
                    if (reached.add(to.key())) {
                        arrivals.add(to);
                    }
                }
            }
            if (links > maxLinks) {
                cut |= !arrivals.isEmpty();
                return false;
            }
            if (arrivals.stream().map(Span::key).anyMatch(wanted)) {
                return true;
            }
            leaving = new ArrayList<>();
            for (Span arrival : arrivals) {
                for (Span next : withinTrace.from(arrival)) {
                    if (left.add(next.key())) {
                        leaving.add(next);
                    }
                }
            }
        }
        return false;
    }

    private List<Span> linked(Span span) {
        List<Span> found = new ArrayList<>();
        for (SpanLink link : span.links()) {
            Span linked = traces.linked(link);
            if (linked != null) {
                found.add(linked);
            }
        }
        return found;
    }

    private List<Span> linking(Span span) {
        List<Span> found = new ArrayList<>();
        if (span.key().isValid()) {
            for (SpanKey key : traces.linking(span.key())) {
                Span linking = traces.find(key);
                if (linking != null) {
                    found.add(linking);
                }
            }
        }
        return found;
    }

    private List<Span> withAncestors(Span span) {
        TraceTree trace = traces.tree(span.traceId());
        List<Span> found = new ArrayList<>();
        Set<SpanId> seen = new HashSet<>();
        for (@Nullable Span at = span; at != null && seen.add(at.spanId()); at = trace.parent(at)) {
            found.add(at);
        }
        return found;
    }

    private List<Span> withDescendants(Span span) {
        TraceTree trace = traces.tree(span.traceId());
        List<Span> found = new ArrayList<>();
        Set<SpanId> seen = new HashSet<>();
        Deque<Span> rest = new ArrayDeque<>(List.of(span));
        while (!rest.isEmpty()) {
            Span at = rest.remove();
            if (seen.add(at.spanId())) {
                found.add(at);
                rest.addAll(trace.children(at));
            }
        }
        return found;
    }

    private interface Step {
        List<Span> from(Span span);
    }
}
