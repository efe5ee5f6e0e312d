package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.evaluate.CollectedTraces;
import dev.weft.query.evaluate.GoldenRecord;
import dev.weft.query.evaluate.metrics.MetricsEvaluator;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.evaluate.metrics.MetricsOverTraces;
import dev.weft.store.SearchOrder;
import dev.weft.store.agreement.Agreement;
import dev.weft.store.agreement.Question;
import dev.weft.store.agreement.TraceSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The same spans in two stores, in the head of one and in a segment with columns of the other, and before the evaluator. */
final class StoredTwice implements AutoCloseable {

    /** Within it all spans of the record start. */
    static final TimeRange RANGE = new TimeRange(GoldenRecord.BASE - 1_260_000_000_000L, GoldenRecord.BASE);

    static final MetricsLimits LIMITS = new MetricsLimits(1_000_000, 0);

    private static final MetricsGrid STEPS = MetricsGrid.over(RANGE, 60_000_000_000L);

    private final TraceSet set;
    private final CollectedTraces traces;
    private final StoreInFolder recent;
    private final StoreInFolder sealed;

    StoredTwice(Path folder, List<Span> spans) throws IOException {
        set = new TraceSet(spans);
        traces = new CollectedTraces(spans);
        recent = StoreInFolder.open(folder.resolve("recent"));
        recent.write(spans.toArray(Span[]::new));
        sealed = StoreInFolder.open(folder.resolve("sealed"));
        sealed.writeAndSeal(spans.toArray(Span[]::new));
        sealed.addColumns();
    }

    List<StoreInFolder> stores() {
        return List.of(recent, sealed);
    }

    /** Fails when a store answers otherwise than the evaluator; returns how much that finds: {@code 12 spans}, {@code 3 series}. */
    String found(Query query) {
        Question question = question(query);
        for (StoreInFolder store : stores()) {
            new Agreement(store.reader(), set).isAnswered(question, "over the record");
        }
        return switch (question) {
            case Question.Search search ->
                traces.spansets(search.query(), search.range()).stream()
                                .flatMap(found -> found.spans().stream())
                                .distinct()
                                .count()
                        + " spans";
            case Question.Measure measure ->
                new MetricsEvaluator(
                                        new MetricsOverTraces(
                                                traces,
                                                traces.traceIds(),
                                                measure.query().hints()),
                                        LIMITS)
                                .evaluate(measure.query(), measure.grid())
                                .size()
                        + " series";
        };
    }

    private static Question question(Query query) {
        return switch (query) {
            case Query.Spansets spansets ->
                new Question.Search(spansets, TimeRange.ALL, SearchOrder.NEWEST, 1, true, List.of());
            case Query.Metrics metrics -> new Question.Measure(metrics, STEPS);
        };
    }

    @Override
    public void close() throws IOException {
        recent.close();
        sealed.close();
    }
}
