package dev.weft.bench.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is rare and large in a load: a trace of 100,000 spans, two spans with 10,000 outgoing links (to the traces right before,
 * and to traces from all of the load), and a span with 10,000 incoming ones. Their numbers come after those of the load's own
 * traces; what is sent after which of the load's requests is part of each.
 */
public final class Giants {

    public static final int LARGE_TRACE_SPANS = 100_000;
    public static final int LINKS = 10_000;

    private static final int SPANS_PER_REQUEST = 500;
    private static final int FIRST_LINKING_TRACE = 16;
    private static final long LINKING_NANOS = 2_000_000_000L;

    /** @param afterRequest the number of ordinary requests that go before it */
    record Giant(int afterRequest, Template template, Cast cast, int spans) {}

    private final LoadShape shape;
    private final List<Giant> all = new ArrayList<>();

    Giants(LoadShape shape) {
        this.shape = shape;
        addLargeTrace();
        addFanOut(fanOutNear(), link -> threeQuarters() - 1 - link);
        addFanOut(fanOutFar(), link -> (int) ((long) threeQuarters() * link / LINKS));
        addFanIn();
        all.sort(Comparator.comparingInt(Giant::afterRequest));
    }

    /** Returns them in the order of their sending. */
    List<Giant> all() {
        return all;
    }

    /** Returns the number of the trace of 100,000 spans; span 0 is its root. */
    public int largeTrace() {
        return shape.traces();
    }

    /** Returns the number of the trace whose only span links to the 10,000 traces before it. */
    public int fanOutNear() {
        return shape.traces() + 1;
    }

    /** Returns the number of the trace whose only span links to 10,000 traces of three quarters of the load. */
    public int fanOutFar() {
        return shape.traces() + 2;
    }

    /** Returns the number of the trace whose only span 10,000 spans from all of the load link to. */
    public int fanIn() {
        return shape.traces() + 3;
    }

    private int threeQuarters() {
        return (int) (shape.traces() * 3L / 4);
    }

    private void addLargeTrace() {
        Template first = template(sketch(SPANS_PER_REQUEST, 0, false));
        Template rest = template(sketch(SPANS_PER_REQUEST, 0, true));
        int requests = LARGE_TRACE_SPANS / SPANS_PER_REQUEST;
        long start = shape.traceStartUnixNano(shape.traces() / 2);
        long nanosBetween = shape.durationNanos() / 10 / LARGE_TRACE_SPANS;
        for (int i = 0; i < requests; i++) {
            int after = shape.requests() / 2 + (int) ((long) shape.requests() * i / (10L * requests));
            all.add(new Giant(
                    after,
                    i == 0 ? first : rest,
                    new LoneTrace(largeTrace(), i * SPANS_PER_REQUEST, start, nanosBetween, link -> 0),
                    SPANS_PER_REQUEST));
        }
    }

    private void addFanOut(int trace, GiantLinks links) {
        long start = shape.traceStartUnixNano(threeQuarters());
        all.add(new Giant(
                threeQuarters() / shape.tracesPerRequest(),
                template(sketch(1, LINKS, false)),
                new LoneTrace(trace, 0, start, 0, link -> Math.floorMod(links.linkedTrace(link), shape.traces())),
                1));
    }

    private void addFanIn() {
        all.add(new Giant(
                0, template(sketch(1, 0, false)), new LoneTrace(fanIn(), 0, shape.startUnixNano(), 0, link -> 0), 1));
        Template linking = template(sketch(SPANS_PER_REQUEST, 1, false));
        int requests = LINKS / SPANS_PER_REQUEST;
        for (int i = 0; i < requests; i++) {
            int trace = (int) ((long) shape.traces() * (i + 1) / (requests + 1));
            all.add(new Giant(
                    trace / shape.tracesPerRequest(),
                    linking,
                    new LoneTrace(
                            shape.traces() + FIRST_LINKING_TRACE + i,
                            0,
                            shape.traceStartUnixNano(trace),
                            LINKING_NANOS / SPANS_PER_REQUEST,
                            link -> fanIn()),
                    SPANS_PER_REQUEST));
        }
    }

    private static RequestSketch sketch(int spans, int linksEach, boolean firstHasParent) {
        RequestSketch sketch = new RequestSketch();
        for (int place = 0; place < spans; place++) {
            sketch.add(
                    place / Load.SPANS_PER_TRACE % Services.COUNT,
                    new RequestSketch.Place(place, Role.ofSpan(place), firstHasParent || place > 0, linksEach, false));
        }
        return sketch;
    }

    private Template template(RequestSketch sketch) {
        return new TemplateWriter(shape.keys(), shape.seed(), -1).write(sketch);
    }

    /** Which trace each link of a span leads to. */
    @FunctionalInterface
    private interface GiantLinks {
        int linkedTrace(int link);
    }

    /** Spans of one trace from a number on, one after another, each a child of the one at half its number. */
    private record LoneTrace(int trace, int firstSpan, long startUnixNano, long nanosBetween, GiantLinks links)
            implements Cast {

        @Override
        public int trace(int place) {
            return trace;
        }

        @Override
        public int span(int place) {
            return firstSpan + place;
        }

        @Override
        public int parent(int span) {
            return (span - 1) / 2;
        }

        @Override
        public long startUnixNano(int number, int span) {
            return startUnixNano + nanosBetween * span;
        }

        @Override
        public long durationNanos(int number, int span) {
            return LINKING_NANOS;
        }

        @Override
        public int linkedTrace(int number, int span, int link, long noise) {
            return links.linkedTrace(link);
        }
    }
}
