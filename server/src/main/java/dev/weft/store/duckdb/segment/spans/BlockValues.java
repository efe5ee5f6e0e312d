package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKind;
import dev.weft.model.batch.Origin;
import dev.weft.query.Field;
import dev.weft.query.evaluate.SpanValue;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads fields of a block's rows column by column, each distinct value once, without the spans whole. For one thread. */
final class BlockValues {

    private final SpanBlock block;
    private final BlockStreams streams;
    private final BlockFacts facts;
    private final BlockRows rows;

    BlockValues(SpanBlock block) {
        this.block = block;
        this.streams = block.streams();
        this.facts = streams.facts();
        this.rows = block.rows();
    }

    /** @throws IllegalArgumentException for a field that is not held in columns */
    IntFunction<SpanValue> of(Field field) {
        return switch (field) {
            case Field.Attribute(Field.Scope scope, String key) ->
                switch (scope) {
                    case SPAN -> ofSpans(key, _ -> SpanValue.MISSING);
                    case RESOURCE -> ofResources(key);
                    case ANY -> ofSpans(key, ofResources(key));
                    case INSTRUMENTATION ->
                        ofOrigins(origin ->
                                SpanValue.ofOptional(origin.scope().attributes().find(key)));
                    case EVENT, LINK -> throw unread(field);
                };
            case Field.Intrinsic intrinsic -> of(intrinsic);
            case Field.OfParent _ -> throw unread(field);
        };
    }

    private IntFunction<SpanValue> of(Field.Intrinsic intrinsic) {
        return switch (intrinsic) {
            case NAME -> names();
            case KIND -> row -> new SpanValue.Kind(new SpanKind(rows.kinds[row]));
            case STATUS -> row -> new SpanValue.StatusCode(rows.statuses[row]);
            case DURATION -> row -> SpanValue.ofDuration(block.durationNanos(row));
            case SPAN_ID -> row -> id(block.spanId(row));
            case PARENT_ID -> row -> id(block.parentSpanId(row));
            case TRACE_ID -> row -> new SpanValue.Text(block.traceId(row).toString());
            case LINK_COUNT -> row -> new SpanValue.Int(block.linkCount(row));
            case SCOPE_NAME ->
                ofOrigins(origin -> new SpanValue.Text(origin.scope().name()));
            case SCOPE_VERSION ->
                ofOrigins(origin -> new SpanValue.Text(origin.scope().version()));
            default -> throw unread(intrinsic);
        };
    }

    private IntFunction<SpanValue> names() {
        @Nullable SpanValue[] texts = new SpanValue[facts.names];
        return row -> {
            int name = rows.names[row];
            SpanValue text = texts[name];
            if (text == null) {
                text = new SpanValue.Text(rows.nameTexts.text(name));
                texts[name] = text;
            }
            return text;
        };
    }

    private IntFunction<SpanValue> ofResources(String key) {
        return ofOrigins(origin -> SpanValue.of(origin.resource(), key));
    }

    private IntFunction<SpanValue> ofOrigins(Function<Origin, SpanValue> value) {
        Map<Integer, SpanValue> values = new HashMap<>();
        return row -> values.computeIfAbsent(
                rows.origins[row], origin -> value.apply(block.footer().origin(origin)));
    }

    /** @param otherwise tells the value where the span does not have the key */
    private IntFunction<SpanValue> ofSpans(String text, IntFunction<SpanValue> otherwise) {
        int key = block.footer().spanKeys.find(text);
        if (key < 0) {
            return otherwise;
        }
        BlockShapes shapes = block.shapes();
        int[] first = shapes.firstOfKey(facts, key);
        @Nullable SpanValue[] values = new SpanValue[facts.rows];
        for (int column = 0; column < facts.columns.length; column++) {
            if (facts.key(column) == key) {
                read(column, first, shapes, values);
            }
        }
        return row -> {
            SpanValue value = values[row];
            return value == null ? otherwise.apply(row) : value;
        };
    }

    private void read(int column, int[] first, BlockShapes shapes, @Nullable SpanValue[] values) {
        StoredColumn stored = new StoredColumn(streams, column);
        @Nullable SpanValue[] distinct = new SpanValue[stored.distinct()];
        int[] inShape = shapes.valuesIn(column);
        int position = 0;
        for (int row = 0; row < facts.rows; row++) {
            int shape = shapes.shape(row);
            if (first[shape] == column) {
                int index = stored.index(position);
                SpanValue value = distinct[index];
                if (value == null) {
                    value = SpanValue.of(stored.value(index));
                    distinct[index] = value;
                }
                values[row] = value;
            }
            position += inShape[shape];
        }
    }

    private static SpanValue id(long spanId) {
        return new SpanValue.Text(new SpanId(spanId).toString());
    }

    private static IllegalArgumentException unread(Field field) {
        return new IllegalArgumentException("field: " + field + " (expected: one of the span, its resource or scope)");
    }
}
