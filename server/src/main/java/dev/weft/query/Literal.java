package dev.weft.query;

import dev.weft.model.SpanKind;

/** A typed constant of the query language. */
public sealed interface Literal {

    record Text(String value) implements Literal {}

    record Int(long value) implements Literal {}

    record Real(double value) implements Literal {}

    record Bool(boolean value) implements Literal {}

    record Duration(long nanos) implements Literal {}

    record Kind(SpanKind value) implements Literal {}

    /** @param code OTLP's status code */
    record StatusCode(int code) implements Literal {}
}
