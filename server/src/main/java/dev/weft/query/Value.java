package dev.weft.query;

import dev.weft.model.SpanKind;
import dev.weft.model.Status;

/** A constant of the query language. */
public sealed interface Value {

    /** {@code nil}: no value. */
    record Nil() implements Value {}

    /** A constant that is a value. */
    sealed interface Literal extends Value {}

    record Bool(boolean value) implements Literal {}

    record Int(long value) implements Literal {}

    /** Finite: the language has no word for the others. */
    record Real(double value) implements Literal {
        public Real {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("float: " + value + " (expected: a finite number)");
            }
        }
    }

    record Text(String value) implements Literal {}

    record Duration(long nanos) implements Literal {}

    /** One of the kinds that have a word. */
    record Kind(SpanKind kind) implements Literal {
        public Kind {
            if (kind.number() < 0 || kind.number() > SpanKind.CONSUMER.number()) {
                throw new IllegalArgumentException("kind: " + kind.number() + " (expected: 0 to 5)");
            }
        }
    }

    /** @param code one of {@link Status}'s */
    record StatusCode(int code) implements Literal {
        public StatusCode {
            if (code < Status.CODE_UNSET || code > Status.CODE_ERROR) {
                throw new IllegalArgumentException("status: " + code + " (expected: 0 to 2)");
            }
        }
    }
}
