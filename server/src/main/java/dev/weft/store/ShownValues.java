package dev.weft.store;

import dev.weft.model.AttributeValue;
import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.text.TraceQl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What answers show of the values that queries compute. */
public final class ShownValues {

    private ShownValues() {}

    /** Returns the value as an attribute has it, a duration in nanoseconds; null where it is missing. */
    public static @Nullable AttributeValue attribute(SpanValue value) {
        return switch (value) {
            case SpanValue.Missing _, SpanValue.Incomparable _ -> null;
            case SpanValue.Bool(boolean flag) -> new AttributeValue.Bool(flag);
            case SpanValue.Int(long number) -> new AttributeValue.Int(number);
            case SpanValue.Real(double number) -> new AttributeValue.Real(number);
            case SpanValue.Text(String text) -> new AttributeValue.Text(text);
            case SpanValue.Duration(long nanos) -> new AttributeValue.Int(nanos);
            case SpanValue.Kind(SpanKind kind) -> new AttributeValue.Text(kind.word());
            case SpanValue.StatusCode(int code) -> new AttributeValue.Text(Status.word(code));
            case SpanValue.Array(List<SpanValue> elements) -> {
                List<AttributeValue> values = new ArrayList<>();
                for (SpanValue element : elements) {
                    AttributeValue shown = attribute(element);
                    values.add(shown == null ? new AttributeValue.Empty() : shown);
                }
                yield new AttributeValue.Array(values);
            }
        };
    }

    /** Returns the value as queries write such a constant: {@code "cart"}, {@code 12ms}, {@code nil}. */
    public static String text(SpanValue value) {
        return switch (value) {
            case SpanValue.Missing _, SpanValue.Incomparable _ -> TraceQl.print(new Value.Nil());
            case SpanValue.Bool(boolean flag) -> TraceQl.print(new Value.Bool(flag));
            case SpanValue.Int(long number) -> TraceQl.print(new Value.Int(number));
            case SpanValue.Real(double number) -> TraceQl.print(new Value.Real(number));
            case SpanValue.Text(String text) -> TraceQl.print(new Value.Text(text));
            case SpanValue.Duration(long nanos) -> TraceQl.print(new Value.Duration(nanos));
            case SpanValue.Kind(SpanKind kind) -> kind.word();
            case SpanValue.StatusCode(int code) -> Status.word(code);
            case SpanValue.Array(List<SpanValue> elements) ->
                elements.stream().map(ShownValues::text).collect(Collectors.joining(", ", "[", "]"));
        };
    }
}
