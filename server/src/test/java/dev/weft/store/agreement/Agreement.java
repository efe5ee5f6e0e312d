package dev.weft.store.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.Value;
import dev.weft.query.evaluate.SpansetFields;
import dev.weft.query.evaluate.StoredTraces;
import dev.weft.query.evaluate.metrics.MetricsEvaluator;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.evaluate.metrics.MetricsOverTraces;
import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.query.evaluate.metrics.SeriesExemplar;
import dev.weft.query.text.TraceQl;
import dev.weft.store.Cancellation;
import dev.weft.store.FacetSearch;
import dev.weft.store.FacetTally;
import dev.weft.store.Facets;
import dev.weft.store.MetricsAnswer;
import dev.weft.store.MetricsSearch;
import dev.weft.store.SpanReader;
import dev.weft.store.contract.SeriesAgreement;
import java.util.List;

/**
 * Whether a store answers as the evaluator does over plain spans: spans, integers and order exactly, doubles within a
 * billionth. A query is asked as its text is read.
 */
public final class Agreement {

    private static final MetricsLimits LIMITS = new MetricsLimits(1_000_000, 2);
    private static final int MOST_VALUES = 100;
    private static final Cancellation NEVER = new Cancellation();

    private final SpanReader store;
    private final TraceSet set;

    public Agreement(SpanReader store, TraceSet set) {
        this.store = store;
        this.set = set;
    }

    /**
     * Fails when the store answers otherwise.
     *
     * @param which to be said of whatever fails
     * @return whether the answer holds something
     */
    public boolean isAnswered(Question question, String which) {
        String what = question.text() + "\nas " + question + "\n" + which;
        assertThat(TraceQl.parse(question.text())).as("the text of %s", what).isEqualTo(question.query());
        return switch (question) {
            case Question.Search search -> isFound(search, what);
            case Question.Measure measure -> isMeasured(measure, what);
        };
    }

    private boolean isFound(Question.Search search, String what) {
        FoundSpans expected = new FoundSpans(set, search);
        expected.checkSpans(store, what);
        if (search.traces()) {
            expected.checkTraces(store, what);
        }
        if (!search.counted().isEmpty()) {
            checkCounts(search, what);
        }
        return !expected.isEmpty();
    }

    private void checkCounts(Question.Search search, String what) {
        SpansetFields matched = new SpansetFields(search.query(), search.counted(), set.stored(), search.range());
        List<FacetTally> tallies = FacetTally.of(search.counted());
        set.stored()
                .traceIds()
                .forEach(traceId -> matched.forEach(traceId, values -> {
                    for (int i = 0; i < values.size(); i++) {
                        tallies.get(i).add(values.get(i));
                    }
                }));
        Facets found =
                store.facets(new FacetSearch(search.query(), search.range(), search.counted(), MOST_VALUES), NEVER);

        assertThat(found.facets())
                .as("values of %s", what)
                .isEqualTo(
                        tallies.stream().map(tally -> tally.first(MOST_VALUES)).toList());
        assertThat(found.cut() == null
                        || matched.wasCut()
                        || WalkLimit.isReachedInAnotherOrder(set.stored(), stored -> isCut(search, stored)))
                .as("cut of values of %s", what)
                .isTrue();
    }

    private boolean isCut(Question.Search search, StoredTraces stored) {
        SpansetFields matched = new SpansetFields(search.query(), search.counted(), stored, search.range());
        set.stored().traceIds().forEach(traceId -> matched.forEach(traceId, _ -> {}));
        return matched.wasCut();
    }

    private boolean isMeasured(Question.Measure measure, String what) {
        MetricsOverTraces source = source(measure, set.stored());
        List<MetricsSeries> expected = new MetricsEvaluator(source, LIMITS).evaluate(measure.query(), measure.grid());
        MetricsAnswer found = store.metrics(new MetricsSearch(measure.query(), measure.grid(), LIMITS), NEVER);

        SeriesAgreement.assertSame(found.series(), expected, what);
        assertThat(found.series())
                .as("order of %s", what)
                .extracting(MetricsSeries::labels)
                .isEqualTo(expected.stream().map(MetricsSeries::labels).toList());
        if (asksForExemplars(measure)) {
            assertThat(exemplars(found.series())).as("exemplars of %s", what).isEqualTo(exemplars(expected));
        }
        assertThat(found.cut() == null
                        || source.wasCut()
                        || WalkLimit.isReachedInAnotherOrder(set.stored(), stored -> isCut(measure, stored)))
                .as("cut of %s", what)
                .isTrue();
        return !expected.isEmpty();
    }

    private boolean isCut(Question.Measure measure, StoredTraces stored) {
        MetricsOverTraces source = source(measure, stored);
        var _ = new MetricsEvaluator(source, LIMITS).evaluate(measure.query(), measure.grid());
        return source.wasCut();
    }

    private MetricsOverTraces source(Question.Measure measure, StoredTraces stored) {
        return new MetricsOverTraces(
                stored, set.stored().traceIds(), measure.query().hints());
    }

    /** Who does not ask for exemplars may get none. */
    private static boolean asksForExemplars(Question.Measure measure) {
        Value exemplars = measure.query().hints().find("exemplars");
        return exemplars != null && !exemplars.equals(new Value.Bool(false));
    }

    private static List<List<SeriesExemplar>> exemplars(List<MetricsSeries> series) {
        return series.stream().map(MetricsSeries::exemplars).toList();
    }
}
