package dev.weft.store.duckdb.part;

import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Field;
import dev.weft.query.MetricsFunction;
import dev.weft.query.Series;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.evaluate.Traces;
import dev.weft.query.evaluate.metrics.MetricsAccumulation;
import dev.weft.query.evaluate.metrics.MetricsEvaluator;
import dev.weft.query.evaluate.metrics.MetricsOverTraces;
import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.query.evaluate.metrics.MetricsSource;
import dev.weft.query.evaluate.metrics.MetricsSpan;
import dev.weft.query.evaluate.metrics.SpanWeights;
import dev.weft.query.filter.Candidates;
import dev.weft.store.Cancellation;
import dev.weft.store.Cut;
import dev.weft.store.MetricsAnswer;
import dev.weft.store.MetricsSearch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * One metrics query: spans that columns decide on are added up where they lie in columns, or measured row by row; where
 * columns do not decide, whole traces are evaluated. For one thread.
 */
final class PartsMetrics implements MetricsSource {

    private final PartsView view;
    private final MetricsSearch search;
    private final Cancellation cancellation;
    private final ReadingTurns.Asker asker;
    private final RowScan scan;
    private boolean walkEnded;
    private boolean traceLeftOut;
    private boolean inTime = true;

    PartsMetrics(PartsView view, MetricsSearch search, Cancellation cancellation, ReadingTurns.Asker asker) {
        this.view = view;
        this.search = search;
        this.cancellation = cancellation;
        this.asker = asker;
        this.scan = new RowScan(cancellation, asker);
    }

    MetricsAnswer answer() {
        List<MetricsSeries> series =
                new MetricsEvaluator(this, search.limits()).evaluate(search.query(), search.grid());
        return new MetricsAnswer(series, scan.stats(), Cut.of(inTime, traceLeftOut, walkEnded, cancellation));
    }

    @Override
    public boolean isWhole() {
        return inTime;
    }

    @Override
    public void measure(Series.Measured measured, MetricsAccumulation into) {
        if (!cancellation.inTime(() -> measureInTime(measured, into))) {
            inTime = false;
        }
    }

    private void measureInTime(Series.Measured measured, MetricsAccumulation into) {
        Candidates candidates = Candidates.of(measured.source());
        if (!(measured.function() instanceof MetricsFunction.Compare)
                && RowFields.suffice(candidates, fields(measured))) {
            overRows(measured, candidates, into);
        } else {
            overTraces(measured, candidates, into);
        }
    }

    private void overRows(Series.Measured measured, Candidates candidates, MetricsAccumulation into) {
        List<Part> read = view.parts();
        scan.begin(read);
        SpanWeights weights = SpanWeights.of(search.query().hints(), measured.function());
        if (weights.areOnes()
                && !asksForExemplars()
                && view.sums().measure(candidates.anyOf(), measured, into, cancellation)) {
            read = scan.uncounted(view);
        }
        TimeRange range = into.grid().spans();
        List<PartChunk> chunks = scan.plan(read, candidates.anyOf(), range);
        view.parts().forEach(scan::end);
        List<MetricsAccumulation> ofThreads = new ArrayList<>();
        boolean allRead = cancellation.inTime(() -> scan.read(chunks, candidates.anyOf(), range, () -> {
            MetricsAccumulation ofThread = into.empty();
            ofThreads.add(ofThread);
            return (rows, matching) -> measure(measured, weights, rows, matching, ofThread);
        }));
        ofThreads.forEach(into::merge);
        if (!allRead) {
            inTime = false;
        }
    }

    /** Sums have no exemplars, which nobody misses who did not ask for them. */
    private boolean asksForExemplars() {
        Value exemplars = search.query().hints().find("exemplars");
        return exemplars instanceof Value.Int(long count)
                ? count > 0
                : exemplars instanceof Value.Bool(boolean wanted) && wanted;
    }

    private static void measure(
            Series.Measured measured, SpanWeights weights, Chunk.Rows rows, BitSet matching, MetricsAccumulation into) {
        List<IntFunction<SpanValue>> by =
                into.rules().fields().stream().map(rows::values).toList();
        Field field = measured.function().field();
        IntFunction<SpanValue> value = field == null ? _ -> SpanValue.MISSING : rows.values(field);
        matching.stream()
                .forEach(row -> into.add(new MetricsSpan(
                        rows.key(row),
                        rows.startTimeUnixNano(row),
                        by.stream().map(values -> values.apply(row)).toList(),
                        value.apply(row),
                        weights.areOnes() ? 1 : weights.of(rows.span(row).traceState()))));
    }

    private void overTraces(Series.Measured measured, Candidates candidates, MetricsAccumulation into) {
        TimeRange range = into.grid().spans();
        PartsTraces traces = new PartsTraces(view.parts(), asker.room(cancellation::check), scan::check);
        Traces read = new Traces(traces);
        Set<TraceId> few = FewTraces.of(measured.source(), search.query().hints(), traces, read);
        MetricsOverTraces evaluated = new MetricsOverTraces(
                read,
                new CandidateTraces(view.parts(), candidates, few, range, scan),
                search.query().hints());
        evaluated.measure(measured, into);
        walkEnded |= evaluated.wasCut();
        traceLeftOut |= traces.leftOut();
        scan.evaluated(traces);
        asker.pause();
    }

    private static List<Field> fields(Series.Measured measured) {
        List<Field> fields = new ArrayList<>(measured.by());
        Field field = measured.function().field();
        if (field != null) {
            fields.add(field);
        }
        return fields;
    }
}
