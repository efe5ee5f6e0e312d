package dev.weft.store.agreement;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.query.Hints;
import dev.weft.query.Query;
import dev.weft.query.Value;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.store.SearchOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Questions about the spans of one moment, with everything the language has, most of which find something. */
public final class RandomQuestions {

    /** How far times of one trace lie apart, about. */
    private static final int NEAR_NANOS = 20_000_000;

    private static final long LATEST = -1L;
    private static final int MOST_SAMPLES = 12;

    private final Choice choice;
    private final RandomConditions conditions;
    private final RandomPipelines pipelines;
    private final RandomSeries series;

    public RandomQuestions(Random random, TraceSet set) {
        choice = new Choice(random);
        conditions = new RandomConditions(choice, set);
        pipelines = new RandomPipelines(choice, set, conditions);
        series = new RandomSeries(choice, pipelines, conditions.fields());
    }

    public Question next() {
        RandomPipelines.Found found = pipelines.pipeline();
        return choice.oneIn(3)
                ? new Question.Measure(new Query.Metrics(series.over(found), hints()), grid(found.span()))
                : new Question.Search(
                        new Query.Spansets(found.pipeline(), hints()),
                        choice.oneIn(2) ? TimeRange.ALL : around(found.span()),
                        choice.of(List.of(SearchOrder.values())),
                        1 + choice.below(3),
                        choice.oneIn(3),
                        choice.oneIn(4)
                                ? choice.some(1, 3, () -> conditions.fields().of(found.span()))
                                : List.of());
    }

    private Hints hints() {
        List<Hints.Hint> hints = new ArrayList<>();
        if (choice.oneIn(4)) {
            hints.add(new Hints.Hint("max_links", new Value.Int(1 + choice.below(3))));
        }
        if (choice.oneIn(6)) {
            hints.add(new Hints.Hint(
                    "exemplars",
                    choice.<Value>of(List.of(new Value.Bool(true), new Value.Bool(false), new Value.Int(3)))));
        }
        if (choice.oneIn(5)) {
            hints.add(new Hints.Hint("extrapolate", new Value.Bool(true)));
        }
        if (choice.oneIn(12)) {
            hints.add(new Hints.Hint("most_recent", new Value.Bool(true)));
        }
        return new Hints(hints);
    }

    /** Returns a range with the span's start in it, unless that is the last nanosecond that there is. */
    private TimeRange around(Span span) {
        long start = span.startTimeUnixNano();
        return new TimeRange(before(start, choice.below(NEAR_NANOS)), after(start, 1L + choice.below(NEAR_NANOS)));
    }

    private MetricsGrid grid(Span span) {
        TimeRange range = choice.oneIn(8) ? TimeRange.ALL : around(span);
        long length = range.endUnixNano() - range.startUnixNano();
        if (length > 0 && choice.oneIn(4)) {
            return MetricsGrid.instant(range);
        }
        long step = Math.max(1, (length >>> 1) / (1 + choice.below(MOST_SAMPLES)));
        long latest = LATEST - step;
        return MetricsGrid.over(
                new TimeRange(earlier(range.startUnixNano(), latest), earlier(range.endUnixNano(), latest)), step);
    }

    private static long earlier(long a, long b) {
        return Long.compareUnsigned(a, b) <= 0 ? a : b;
    }

    private static long before(long time, long nanos) {
        return Long.compareUnsigned(time, nanos) < 0 ? 0 : time - nanos;
    }

    private static long after(long time, long nanos) {
        return Long.compareUnsigned(LATEST - time, nanos) < 0 ? LATEST : time + nanos;
    }
}
