package dev.weft.store;

import dev.weft.model.AttributeValue;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An attribute's value with the spans that carry it under the first entry of its key.
 *
 * @param value a string, int, double or bool
 */
public record AttributeValueCount(AttributeValue value, long spanCount) {

    /** Most spans first, then strings, ints, doubles, bools, then by text. */
    public static final Comparator<AttributeValueCount> ORDER = Comparator.comparingLong(AttributeValueCount::spanCount)
            .reversed()
            .thenComparingInt(count -> typeRank(count.value()))
            .thenComparing(count -> textOf(count.value()));

    public AttributeValueCount {
        if (text(value) == null) {
            throw new IllegalArgumentException(
                    "attribute value: " + value + " (expected: a string, int, double or bool)");
        }
    }

    /** Returns the text of a string, int, double or bool as suggestions show it; null for other values. */
    public static @Nullable String text(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) -> text;
            case AttributeValue.Int(long number) -> Long.toString(number);
            case AttributeValue.Real(double number) -> Double.toString(number);
            case AttributeValue.Bool(boolean flag) -> Boolean.toString(flag);
            case AttributeValue.Bytes _, AttributeValue.Array _, AttributeValue.KeyValues _, AttributeValue.Empty _ ->
                null;
        };
    }

    private static String textOf(AttributeValue value) {
        String text = text(value);
        return text == null ? "" : text;
    }

    private static int typeRank(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text _ -> 0;
            case AttributeValue.Int _ -> 1;
            case AttributeValue.Real _ -> 2;
            case AttributeValue.Bool _ -> 3;
            case AttributeValue.Bytes _, AttributeValue.Array _, AttributeValue.KeyValues _, AttributeValue.Empty _ ->
                4;
        };
    }
}
