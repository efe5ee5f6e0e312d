package dev.weft.store.memory;

import dev.weft.query.evaluate.CollectedTraces;
import dev.weft.query.evaluate.MetricsEvaluator;
import dev.weft.query.evaluate.MetricsOverTraces;
import dev.weft.query.evaluate.MetricsSeries;
import dev.weft.query.evaluate.SpansetFields;
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
    private final SearchStats stats;

    MemoryMeasures(StoredSpans stored) {
        this.traces = new CollectedTraces(stored.all());
        this.stats = new SearchStats(stored.all().size(), 0);
    }

    MetricsAnswer metrics(MetricsSearch search) {
        MetricsOverTraces source =
                new MetricsOverTraces(traces, traces.traceIds(), search.query().hints());
        List<MetricsSeries> series =
                new MetricsEvaluator(source, search.limits()).evaluate(search.query(), search.grid());
        return new MetricsAnswer(series, stats, source.wasCut() ? Cut.WALK : null);
    }

    Facets facets(FacetSearch search) {
        SpansetFields matched = new SpansetFields(search.query(), search.fields(), traces, search.range());
        List<FacetTally> tallies = FacetTally.of(search.fields());
        traces.traceIds()
                .forEach(traceId -> matched.forEach(traceId, values -> {
                    for (int i = 0; i < values.size(); i++) {
                        tallies.get(i).add(values.get(i), 1);
                    }
                }));
        return new Facets(
                tallies.stream().map(tally -> tally.first(search.limit())).toList(),
                matched.wasCut() ? Cut.WALK : null);
    }
}
