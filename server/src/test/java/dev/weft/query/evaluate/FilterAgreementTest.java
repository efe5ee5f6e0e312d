package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Resource;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.filter.FilterEvaluator;
import dev.weft.query.filter.SpanFilter;
import dev.weft.query.text.TraceQl;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.RandomQueries;
import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The conjunctions that stores decide on columns mean here what they mean there, where spans name their service. */
class FilterAgreementTest {

    private static final int ROUNDS = 2_000;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void filtersOfStoresAreQueriesOfTheSameMeaning() {
        RandomSpans spans = new RandomSpans(random);
        RandomQueries queries = new RandomQueries(random);
        for (int round = 0; round < ROUNDS; round++) {
            Map<SpanKey, Span> stored = new HashMap<>();
            spans.spans(10).stream()
                    .filter(span -> span.resource().attributes().find(Resource.SERVICE_NAME) != null)
                    .forEach(span -> stored.putIfAbsent(span.key(), span));
            SpanFilter filter = queries.filter();
            TimeRange range = queries.range();
            String text = TraceQl.print(Queries.of(filter));

            assertThat(found(text, range, List.copyOf(stored.values())))
                    .as("%s, %s in %s over %s", seed, text, range, stored)
                    .isEqualTo(stored.values().stream()
                            .filter(span -> range.contains(span.startTimeUnixNano()))
                            .filter(span -> FilterEvaluator.matches(filter, span))
                            .map(Span::key)
                            .collect(Collectors.toSet()));
        }
    }

    private static Set<SpanKey> found(String text, TimeRange range, List<Span> spans) {
        return new CollectedTraces(spans)
                .spansets((Query.Spansets) TraceQl.parse(text), range).stream()
                        .flatMap(set -> set.spans().stream())
                        .map(Span::key)
                        .collect(Collectors.toSet());
    }
}
