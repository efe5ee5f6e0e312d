package dev.weft.query;

import java.util.List;

/** An expression that yields time series. */
public sealed interface Series {

    /** {@code pipeline | function by(field, …)}. */
    record Measured(Pipeline source, MetricsFunction function, List<Field> by) implements Series {
        public Measured {
            by = List.copyOf(by);
        }
    }

    /** {@code | topk(count)} or {@code | bottomk(count)}: at every step the series with the greatest or least values. */
    record Ranked(Series source, boolean top, int count) implements Series {
        public Ranked {
            if (count < 1) {
                throw new IllegalArgumentException("count of series: " + count + " (expected: 1 or more)");
            }
        }
    }

    /**
     * {@code > 5}: keeps the samples for which the comparison holds.
     *
     * @param threshold a constant, or arithmetic of such
     */
    record Kept(Series source, Operator comparison, Scalar threshold) implements Series {
        public Kept {
            comparison.requireByOrder();
        }
    }

    /** {@code (series) / (series)}: samples of series with equal labels; a constant goes with every series. */
    record Arithmetic(Series left, Operator operator, Series right) implements Series {
        public Arithmetic {
            operator.requireArithmetic();
        }
    }

    record Constant(Value value) implements Series {}
}
