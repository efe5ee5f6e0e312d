package dev.weft.query.evaluate;

import dev.weft.model.AttributeValue;
import dev.weft.model.Resource;
import dev.weft.model.SpanKind;
import dev.weft.query.Value;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The value that an expression has on a span. */
public sealed interface SpanValue {

    SpanValue MISSING = new Missing();
    SpanValue INCOMPARABLE = new Incomparable();
    SpanValue TRUE = new Bool(true);
    SpanValue FALSE = new Bool(false);

    /** There is none: of all comparisons only {@code = nil} holds. */
    record Missing() implements SpanValue {}

    /**
     * Something of which no comparison holds, neither {@code = nil} nor {@code != nil}: bytes, a key-value list, an empty
     * value, an array without others than these, an event's field where there is no event, a division by zero.
     */
    record Incomparable() implements SpanValue {}

    record Bool(boolean value) implements SpanValue {}

    record Int(long value) implements SpanValue {}

    record Real(double value) implements SpanValue {}

    record Text(String value) implements SpanValue {}

    record Duration(long nanos) implements SpanValue {}

    record Kind(SpanKind kind) implements SpanValue {}

    /** @param code OTLP's, which may be one that it does not define */
    record StatusCode(int code) implements SpanValue {}

    /**
     * An array of several elements; one of a single element is that element, as in Tempo.
     *
     * @param elements none of them an array
     */
    record Array(List<SpanValue> elements) implements SpanValue {
        public Array {
            elements = List.copyOf(elements);
            if (elements.size() < 2) {
                throw new IllegalArgumentException(
                        "an array of " + elements.size() + " (expected: 2 or more elements)");
            }
        }
    }

    static SpanValue of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static SpanValue of(Value constant) {
        return switch (constant) {
            case Value.Nil() -> MISSING;
            case Value.Bool(boolean value) -> of(value);
            case Value.Int(long value) -> new Int(value);
            case Value.Real(double value) -> new Real(value);
            case Value.Text(String value) -> new Text(value);
            case Value.Duration(long nanos) -> new Duration(nanos);
            case Value.Kind(SpanKind kind) -> new Kind(kind);
            case Value.StatusCode(int code) -> new StatusCode(code);
        };
    }

    /** Returns the value as groups tell values apart: zeros of either sign, which are equal, are one. */
    static SpanValue ofGroup(SpanValue any) {
        return switch (any) {
            case Real(double value) when value == 0 -> new Real(0);
            case Array(List<SpanValue> elements) ->
                new Array(elements.stream().map(SpanValue::ofGroup).toList());
            case Missing _, Incomparable _, Bool _, Int _, Real _, Text _, Duration _, Kind _, StatusCode _ -> any;
        };
    }

    /** Returns the value of an attribute, {@link #MISSING} where there is none. */
    static SpanValue ofOptional(@Nullable AttributeValue attribute) {
        return attribute == null ? MISSING : of(attribute);
    }

    /** Returns a duration, {@link #MISSING} where it overflows. */
    static SpanValue ofDuration(OptionalLong nanos) {
        return nanos.isPresent() ? new Duration(nanos.getAsLong()) : MISSING;
    }

    /**
     * Returns a resource's attribute. A resource that does not name its service has one with an empty name: as in Tempo it
     * is never nil.
     */
    static SpanValue of(Resource resource, String key) {
        AttributeValue attribute = resource.attributes().find(key);
        return attribute == null && key.equals(Resource.SERVICE_NAME) ? new Text("") : ofOptional(attribute);
    }

    static SpanValue of(AttributeValue attribute) {
        return switch (attribute) {
            case AttributeValue.Array(List<AttributeValue> values) ->
                ofElements(values.stream().map(SpanValue::ofElement).toList());
            case AttributeValue.Text _,
                    AttributeValue.Bool _,
                    AttributeValue.Int _,
                    AttributeValue.Real _,
                    AttributeValue.Empty _,
                    AttributeValue.Bytes _,
                    AttributeValue.KeyValues _ -> ofElement(attribute);
        };
    }

    private static SpanValue ofElements(List<SpanValue> elements) {
        if (elements.stream().allMatch(INCOMPARABLE::equals)) {
            return INCOMPARABLE;
        }
        return elements.size() == 1 ? elements.getFirst() : new Array(elements);
    }

    private static SpanValue ofElement(AttributeValue element) {
        return switch (element) {
            case AttributeValue.Text(String value) -> new Text(value);
            case AttributeValue.Bool(boolean value) -> of(value);
            case AttributeValue.Int(long value) -> new Int(value);
            case AttributeValue.Real(double value) -> new Real(value);
            case AttributeValue.Empty _, AttributeValue.Bytes _, AttributeValue.KeyValues _, AttributeValue.Array _ ->
                INCOMPARABLE;
        };
    }
}
