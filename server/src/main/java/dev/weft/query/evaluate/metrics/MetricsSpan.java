package dev.weft.query.evaluate.metrics;

import dev.weft.model.SpanKey;
import dev.weft.query.evaluate.SpanValue;
import java.util.List;

/**
 * What a metrics function needs of a span that its pipeline yields.
 *
 * @param startUnixNano epoch nanoseconds, unsigned 64 bits
 * @param by the values of {@link LabelRules#fields()}
 * @param measured the value of the function's field; {@link SpanValue#MISSING} when the function has none
 * @param weight how many spans this one stands for, as {@link SpanWeights} tells
 */
public record MetricsSpan(SpanKey key, long startUnixNano, List<SpanValue> by, SpanValue measured, double weight) {
    public MetricsSpan {
        by = List.copyOf(by);
    }

    /** A span that stands for itself. */
    public MetricsSpan(SpanKey key, long startUnixNano, List<SpanValue> by, SpanValue measured) {
        this(key, startUnixNano, by, measured, 1);
    }
}
