package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Hints;
import dev.weft.query.Pipeline;
import dev.weft.query.Query;
import dev.weft.query.Spanset;
import dev.weft.query.SpansetOperator;
import dev.weft.query.SpansetOperator.Form;
import dev.weft.query.SpansetOperator.Relation;
import dev.weft.query.Value;
import dev.weft.store.contract.Seed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every structural and link operator against its definition, spelt out over all pairs of spans and all paths. */
class SpansetOperatorPropertiesTest {

    private static final int ROUNDS = 1_000;

    private static final List<Relation> RELATIONS = Arrays.stream(Relation.values())
            .filter(relation -> !relation.isLogical())
            .toList();

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final RandomGraph graph = new RandomGraph(random);

    @Test
    void operatorsYieldWhatTheirDefinitionsSay() {
        Map<SpansetOperator, Integer> answers = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Span> spans = graph.spans();
            NaiveRelations naive = new NaiveRelations(spans);
            int maxLinks = 1 + random.nextInt(3);
            TimeRange range = graph.range();
            for (Relation relation : RELATIONS) {
                for (Form form : Form.values()) {
                    SpansetOperator operator = new SpansetOperator(relation, form);
                    SearchEvaluator evaluator = evaluator(operator, maxLinks, spans, range);
                    Set<SpanKey> found = found(evaluator, spans);

                    assertThat(found)
                            .as(
                                    "%s, {a} %s {b} with(max_links=%d) in %s over %s",
                                    seed, operator.symbol(), maxLinks, range, spans)
                            .isEqualTo(keys(new NaiveSpansets(spans, KeyFilter::holds, range, maxLinks)
                                    .yielded(spanset(operator), true)));
                    assertThat(evaluator.wasCut())
                            .as(
                                    "%s, cut of {a} %s {b} with(max_links=%d) in %s over %s",
                                    seed, operator.symbol(), maxLinks, range, spans)
                            .isEqualTo(couldGoOn(naive, operator, maxLinks, spans, range));
                    answers.merge(operator, found.isEmpty() ? 0 : 1, Integer::sum);
                }
            }
        }
        assertThat(answers.values())
                .as("%s, answers with spans: %s", seed, answers)
                .allMatch(some -> some > 0);
    }

    /** A span that finds no partner within the limit could go on when one more link leads to spans not reached before. */
    private static boolean couldGoOn(
            NaiveRelations naive, SpansetOperator operator, int maxLinks, List<Span> spans, TimeRange range) {
        Relation relation = operator.relation();
        if (relation != Relation.LINKED_PATH && relation != Relation.LINKING_PATH) {
            return false;
        }
        Predicate<Span> inRange = span -> range.contains(span.startTimeUnixNano());
        return goesOn(naive, relation, maxLinks, spans, inRange.and(KeyFilter.B::isMetBy), KeyFilter.A::isMetBy, false)
                || (operator.form() == Form.UNION
                        && goesOn(
                                naive,
                                relation,
                                maxLinks,
                                spans,
                                KeyFilter.A::isMetBy,
                                inRange.and(KeyFilter.B::isMetBy),
                                true));
    }

    private static boolean goesOn(
            NaiveRelations naive,
            Relation relation,
            int maxLinks,
            List<Span> spans,
            Predicate<Span> from,
            Predicate<Span> wanted,
            boolean fromLeft) {
        return spans.stream().filter(from).anyMatch(span -> {
            Set<SpanKey> within = partners(naive, relation, maxLinks, spans, span, fromLeft);
            return spans.stream().filter(wanted).map(Span::key).noneMatch(within::contains)
                    && !within.containsAll(partners(naive, relation, maxLinks + 1, spans, span, fromLeft));
        });
    }

    private static Set<SpanKey> partners(
            NaiveRelations naive, Relation relation, int maxLinks, List<Span> spans, Span span, boolean fromLeft) {
        return spans.stream()
                .filter(other -> fromLeft
                        ? naive.holds(span, relation, other, maxLinks)
                        : naive.holds(other, relation, span, maxLinks))
                .map(Span::key)
                .collect(Collectors.toSet());
    }

    private static Set<SpanKey> found(SearchEvaluator evaluator, List<Span> spans) {
        Set<SpanKey> found = new HashSet<>();
        for (TraceId traceId : new CollectedTraces(spans).traceIds()) {
            for (YieldedSet set : evaluator.spansets(traceId)) {
                assertThat(set.spans()).allMatch(span -> span.traceId().equals(traceId));
                set.spans().forEach(span -> found.add(span.key()));
            }
        }
        return found;
    }

    private static SearchEvaluator evaluator(
            SpansetOperator operator, int maxLinks, List<Span> spans, TimeRange range) {
        Hints hints = new Hints(List.of(new Hints.Hint("max_links", new Value.Int(maxLinks))));
        return new SearchEvaluator(
                new Query.Spansets(new Pipeline(List.of(spanset(operator))), hints), new CollectedTraces(spans), range);
    }

    private static Spanset spanset(SpansetOperator operator) {
        return new Spanset.Combined(KeyFilter.A.filter(), operator, KeyFilter.B.filter());
    }

    private static Set<SpanKey> keys(Set<Span> spans) {
        return spans.stream().map(Span::key).collect(Collectors.toSet());
    }
}
