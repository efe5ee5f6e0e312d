package dev.weft.store.memory;

import dev.weft.query.Series;
import dev.weft.query.evaluate.CollectedTraces;
import dev.weft.query.evaluate.SpansetFields;
import dev.weft.query.evaluate.metrics.MetricsAccumulation;
import dev.weft.query.evaluate.metrics.MetricsEvaluator;
import dev.weft.query.evaluate.metrics.MetricsOverTraces;
import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.query.evaluate.metrics.MetricsSource;
import dev.weft.store.Cancellation;
import dev.weft.store.Cut;
import dev.weft.store.FacetSearch;
import dev.weft.store.FacetTally;
import dev.weft.store.Facets;
import dev.weft.store.MetricsAnswer;
import dev.weft.store.MetricsSearch;
import dev.weft.store.SearchStats;
import java.util.List;

/** Series and facets over every span, by the evaluator alone. */
final class MemoryMeasures {

    private final CollectedTraces traces;
    private final CheckedTraces checked;
    private final Cancellation cancellation;
    private final SearchStats stats;

    MemoryMeasures(StoredSpans stored, Cancellation cancellation) {
        this.traces = new CollectedTraces(stored.all());
        this.checked = new CheckedTraces(traces, cancellation);
        this.cancellation = cancellation;
        this.stats = new SearchStats(stored.all().size(), 0);
    }

    MetricsAnswer metrics(MetricsSearch search) {
        UntilDeadline source = new UntilDeadline(
                new MetricsOverTraces(checked, traces.traceIds(), search.query().hints()), cancellation);
        List<MetricsSeries> series =
                new MetricsEvaluator(source, search.limits()).evaluate(search.query(), search.grid());
        return new MetricsAnswer(series, stats, Cut.of(source.isWhole(), false, source.spans.wasCut(), cancellation));
    }

    Facets facets(FacetSearch search) {
        SpansetFields matched = new SpansetFields(search.query(), search.fields(), checked, search.range());
        List<FacetTally> tallies = FacetTally.of(search.fields());
        boolean inTime = cancellation.inTime(() -> traces.traceIds()
                .forEach(traceId -> matched.forEach(traceId, values -> {
                    for (int i = 0; i < values.size(); i++) {
                        tallies.get(i).add(values.get(i));
                    }
                })));
        return Facets.of(tallies, search.limit(), Cut.of(inTime, false, matched.wasCut(), cancellation));
    }

    /** Measures what it comes to in time. */
    private static final class UntilDeadline implements MetricsSource {

        private final MetricsOverTraces spans;
        private final Cancellation cancellation;
        private boolean whole = true;

        UntilDeadline(MetricsOverTraces spans, Cancellation cancellation) {
            this.spans = spans;
            this.cancellation = cancellation;
        }

        @Override
        public void measure(Series.Measured measured, MetricsAccumulation into) {
            whole &= cancellation.inTime(() -> spans.measure(measured, into));
        }

        @Override
        public boolean isWhole() {
            return whole;
        }
    }
}
