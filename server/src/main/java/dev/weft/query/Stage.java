package dev.weft.query;

import java.util.List;

/** One stage of a pipeline. */
public sealed interface Stage permits Spanset, Stage.Group, Stage.Coalesce, Stage.Select, Stage.Keep {

    /** {@code by(expression)}: divides each spanset by the value that the expression has on its spans. */
    record Group(Expression by) implements Stage {}

    /** {@code coalesce()}: makes the spansets of a trace one again. */
    record Coalesce() implements Stage {}

    /** {@code select(field, …)}: adds fields to the answer. */
    record Select(List<Field> fields) implements Stage {
        public Select {
            fields = List.copyOf(fields);
        }
    }

    /** A scalar filter, {@code count() > 2}: keeps the spansets for which the comparison holds. */
    record Keep(Scalar left, Operator comparison, Scalar right) implements Stage {
        public Keep {
            if (!comparison.isComparison()) {
                throw new IllegalArgumentException("operator " + comparison.symbol() + " (expected: a comparison)");
            }
        }
    }
}
