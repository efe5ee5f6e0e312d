package dev.weft.store.duckdb.part;

import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.AttributeKey;
import dev.weft.store.SpanFacts;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/** A few hundred spans that are read together, by row from 0. */
public interface Chunk extends StartBounds {

    int spanCount();

    /** Reads the chunk. */
    Rows read();

    /** A chunk that was read. */
    interface Rows {

        /** Returns the rows of spans that start in the range and match one of the filters. */
        BitSet matches(List<SpanFilter> anyOf, TimeRange range);

        SpanFacts facts(int row);

        SpanKey key(int row);

        /** Returns unsigned epoch nanoseconds. */
        long startTimeUnixNano(int row);

        /**
         * Returns what tells the field's value by row, as the evaluator of queries reads it of the span.
         *
         * @param field an attribute of the span, its resource or scope, or what {@link RowFields} lists
         * @throws IllegalArgumentException for other fields
         */
        IntFunction<SpanValue> values(Field field);

        /** Returns what tells, by row, the attributes that {@link AttributeKey.Scope#of} tells of the span. */
        IntFunction<List<Attributes>> attributes(AttributeKey.Scope scope);

        Span span(int row);
    }
}
