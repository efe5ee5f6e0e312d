package dev.weft.query;

import java.util.List;

/** One stage of a pipeline. */
public sealed interface Stage permits Spanset, Stage.Group, Stage.Coalesce, Stage.Select, Stage.Keep {

    /** {@code by(expression, …)}: divides each spanset by the values that the expressions have on its spans. */
    record Group(List<Expression> by) implements Stage {
        public Group {
            by = List.copyOf(by);
            if (by.isEmpty()) {
                throw new IllegalArgumentException("by() (expected: at least one expression)");
            }
        }
    }

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
            comparison.requireByOrder();
        }
    }
}
