package dev.weft.query.evaluate.metrics;

import dev.weft.query.evaluate.SpanValue;

/**
 * One label of a series.
 *
 * @param name the field it comes from as a query writes it ({@code resource.service.name}), or one that a function adds:
 *     {@link #FUNCTION}, {@link #QUANTILE}, {@link #BUCKET}, {@link #GROUP}, {@link #ERROR}
 * @param value a text, an integer, a real number or a boolean
 */
public record Label(String name, SpanValue value) {

    /** The function's name, on series without other labels. */
    public static final String FUNCTION = "__name__";

    /** Which quantile a series shows, 0 to 1. */
    public static final String QUANTILE = "p";

    /** The upper bound of a histogram's bucket, inside it. */
    public static final String BUCKET = "__bucket";

    /** Which spans {@code compare} counts here: {@code selection}, {@code baseline}, or {@code …_total}. */
    public static final String GROUP = "__meta_type";

    /** What {@code compare} could not show. */
    public static final String ERROR = "__meta_error";

    /** Stands for a missing value. */
    public static final SpanValue MISSING = new SpanValue.Text("nil");

    public Label {
        switch (value) {
            case SpanValue.Text _, SpanValue.Int _, SpanValue.Real _, SpanValue.Bool _ -> {}
            case SpanValue.Missing _,
                    SpanValue.Incomparable _,
                    SpanValue.Duration _,
                    SpanValue.Kind _,
                    SpanValue.StatusCode _,
                    SpanValue.Array _ ->
                throw new IllegalArgumentException(
                        "label " + name + ": " + value + " (expected: a text, an integer, a real number or a boolean)");
        }
    }

    static Label text(String name, String value) {
        return new Label(name, new SpanValue.Text(value));
    }
}
