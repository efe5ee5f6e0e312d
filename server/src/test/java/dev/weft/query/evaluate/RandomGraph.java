package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.store.contract.TestSpans;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A few tiny traces with anything between their spans: several roots, missing parents, circles of parents; links to any span,
 * to the span itself, to nothing, with zero ids. Spans may carry {@code a = 1} and {@code b = 1}, and start within
 * {@link #NANOS} of the epoch.
 */
final class RandomGraph {

    private static final int NANOS = 8;
    private static final int TRACES = 3;
    private static final int SPANS = 4;
    private static final int LINKS = 2;

    private final Random random;

    RandomGraph(Random random) {
        this.random = random;
    }

    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        int traces = 1 + random.nextInt(TRACES);
        for (int trace = 1; trace <= traces; trace++) {
            int size = 1 + random.nextInt(SPANS);
            for (int span = 1; span <= size; span++) {
                spans.add(span(trace, span));
            }
        }
        return spans;
    }

    /** Returns every time, or a stretch of some of those at which spans start. */
    TimeRange range() {
        int start = random.nextInt(NANOS);
        return random.nextBoolean()
                ? TimeRange.ALL
                : new TimeRange(TestSpans.EPOCH + start, TestSpans.EPOCH + start + 1 + random.nextInt(NANOS));
    }

    private Span span(int trace, int id) {
        TestSpans span = TestSpans.span(trace, id).parent(parent(id)).from(random.nextInt(NANOS));
        for (int i = random.nextInt(LINKS + 1); i > 0; i--) {
            span.link(random.nextInt(TRACES + 1), random.nextInt(SPANS + 2));
        }
        if (random.nextBoolean()) {
            span.with("a", 1);
        }
        if (random.nextBoolean()) {
            span.with("b", 1);
        }
        return span.build();
    }

    /** Mostly an earlier span or none, sometimes any. */
    private int parent(int id) {
        return random.nextInt(4) > 0 ? random.nextInt(id) : random.nextInt(SPANS + 2);
    }
}
