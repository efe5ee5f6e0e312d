package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.query.Hints;
import dev.weft.query.Operator;
import dev.weft.query.Pipeline;
import dev.weft.query.Query;
import dev.weft.query.Scalar;
import dev.weft.query.Spanset;
import dev.weft.query.SpansetOperator;
import dev.weft.query.SpansetOperator.Form;
import dev.weft.query.SpansetOperator.Relation;
import dev.weft.query.Stage;
import dev.weft.query.Value;
import dev.weft.query.text.TraceQl;
import dev.weft.store.contract.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Expressions of several operators, one within the other, against their definitions. */
class SpansetExpressionPropertiesTest {

    private static final int ROUNDS = 5_000;

    private static final List<SpansetOperator> OPERATORS = Arrays.stream(Relation.values())
            .flatMap(relation -> Arrays.stream(Form.values())
                    .filter(form -> form == Form.PLAIN || !relation.isLogical())
                    .map(form -> new SpansetOperator(relation, form)))
            .toList();

    private static final Spanset.Filter A = KeyFilter.A.filter();
    private static final Spanset.Filter B = KeyFilter.B.filter();

    /** {@code count() > 1}. */
    private static final Stage SEVERAL = new Stage.Keep(
            new Scalar.Aggregate(Scalar.Function.COUNT, null), Operator.GREATER, new Scalar.Constant(new Value.Int(1)));

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final RandomGraph graph = new RandomGraph(random);

    @Test
    void expressionsYieldWhatTheirDefinitionsSay() {
        int answers = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Span> spans = graph.spans();
            int maxLinks = 1 + random.nextInt(3);
            TimeRange range = graph.range();
            Spanset spanset = spanset(3);
            Query.Spansets query = new Query.Spansets(
                    new Pipeline(List.of(spanset)),
                    new Hints(List.of(new Hints.Hint("max_links", new Value.Int(maxLinks)))));
            NaiveSpansets naive = new NaiveSpansets(spans, KeyFilter::holds, range, maxLinks);

            List<Span> found = new CollectedTraces(spans)
                    .spansets(query, range).stream()
                            .flatMap(set -> set.spans().stream())
                            .toList();

            assertThat(found)
                    .as("%s, %s in %s over %s", seed, TraceQl.print(query), range, spans)
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(naive.yielded(spanset, true));
            answers += found.isEmpty() ? 0 : 1;
        }
        assertThat(answers).as("%s, answers with spans", seed).isGreaterThan(ROUNDS / 4);
    }

    private Spanset spanset(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return random.nextBoolean() ? A : B;
        }
        if (random.nextInt(6) == 0) {
            return new Spanset.Nested(new Pipeline(List.of(spanset(depth - 1), random.nextBoolean() ? B : SEVERAL)));
        }
        return new Spanset.Combined(
                spanset(depth - 1), OPERATORS.get(random.nextInt(OPERATORS.size())), spanset(depth - 1));
    }
}
