package dev.weft.query;

import org.jspecify.annotations.Nullable;

/** A value that a spanset has as a whole. */
public sealed interface Scalar {

    /** @param over what is aggregated; null for a count, which aggregates the spans themselves */
    record Aggregate(Function function, @Nullable Expression over) implements Scalar {
        public Aggregate {
            if ((function == Function.COUNT) != (over == null)) {
                throw new IllegalArgumentException(
                        function.word() + "(" + (over == null ? "" : "…") + ") (expected: count() or one expression)");
            }
        }
    }

    record Constant(Value value) implements Scalar {}

    /** {@code count() / 2}; the operator is an arithmetic one. */
    record Arithmetic(Scalar left, Operator operator, Scalar right) implements Scalar {
        public Arithmetic {
            operator.requireArithmetic();
        }
    }

    enum Function {
        COUNT("count"),
        MIN("min"),
        MAX("max"),
        SUM("sum"),
        AVG("avg");

        private final String word;

        Function(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
