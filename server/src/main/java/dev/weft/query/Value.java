package dev.weft.query;

import dev.weft.model.SpanKind;
import dev.weft.model.Status;

/** A constant of the query language. */
public sealed interface Value {

    /** {@code nil}: no value. */
    record Nil() implements Value {}

    record Bool(boolean value) implements Value {}

    record Int(long value) implements Value {}

    record Real(double value) implements Value {}

    record Text(String value) implements Value {}

    record Duration(long nanos) implements Value {}

    record Kind(SpanKind kind) implements Value {}

    /** @param code one of {@link Status}'s */
    record StatusCode(int code) implements Value {}
}
