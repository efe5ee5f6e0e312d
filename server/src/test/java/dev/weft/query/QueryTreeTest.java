package dev.weft.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** No tree can be made that means nothing. */
class QueryTreeTest {

    private static final Scalar TWO = new Scalar.Constant(new Value.Int(2));
    private static final Series SPANS = new Series.Measured(
            new Pipeline(List.of(Spanset.EVERYTHING)), new MetricsFunction.CountOverTime(), List.of());

    @Test
    void numbersAreComparedByOrderAndComputedWithByArithmetic() {
        assertRefused(() -> new Stage.Keep(TWO, Operator.MATCHES, TWO), "operator =~ (expected: = != < <= > or >=)");
        assertRefused(() -> new Series.Kept(SPANS, Operator.PLUS, TWO), "operator + (expected: = != < <= > or >=)");
        assertRefused(() -> new Scalar.Arithmetic(TWO, Operator.EQUAL, TWO), "operator = (expected: + - * / % or ^)");
        assertRefused(
                () -> new Series.Arithmetic(SPANS, Operator.AND, SPANS), "operator && (expected: + - * / % or ^)");
    }

    @Test
    void countsAreAtLeastOneAndQuantilesFromZeroToOne() {
        assertRefused(() -> new Series.Ranked(SPANS, true, 0), "count of series: 0 (expected: 1 or more)");
        assertRefused(
                () -> new MetricsFunction.Compare(Spanset.EVERYTHING, 0, OptionalLong.empty(), OptionalLong.empty()),
                "values of an attribute: 0 (expected: 1 or more)");
        for (List<Double> quantiles :
                List.of(List.<Double>of(), List.of(0.5, 1.5), List.of(-0.1), List.of(Double.NaN))) {
            assertRefused(
                    () -> new MetricsFunction.QuantileOverTime(Field.Intrinsic.DURATION, quantiles),
                    "quantiles: " + quantiles + " (expected: one or more, from 0 to 1)");
        }
    }

    private static void assertRefused(ThrowingCallable made, String message) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
