package dev.weft.query.filter;

import dev.weft.model.SpanKind;
import dev.weft.model.Status;

/** A typed constant of the query language. */
public sealed interface Literal {

    record Text(String value) implements Literal {}

    record Int(long value) implements Literal {}

    /** Finite: the language has no word for the others. */
    record Real(double value) implements Literal {
        public Real {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("float: " + value + " (expected: a finite number)");
            }
        }
    }

    record Bool(boolean value) implements Literal {}

    record Duration(long nanos) implements Literal {}

    /** One of the kinds that have a word. */
    record Kind(SpanKind value) implements Literal {
        public Kind {
            if (value.number() < 0 || value.number() > SpanKind.CONSUMER.number()) {
                throw new IllegalArgumentException("kind: " + value.number() + " (expected: 0 to 5)");
            }
        }
    }

    /** @param code one of OTLP's status codes that have a word */
    record StatusCode(int code) implements Literal {
        public StatusCode {
            if (code < Status.CODE_UNSET || code > Status.CODE_ERROR) {
                throw new IllegalArgumentException("status: " + code + " (expected: 0 to 2)");
            }
        }
    }
}
