package dev.weft.query;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is measured at every step over the spans that a pipeline yields. */
public sealed interface MetricsFunction {

    /** Returns what is measured of each span, null for functions that count spans. */
    default @Nullable Field field() {
        return null;
    }

    /** Spans a second. */
    record Rate() implements MetricsFunction {}

    record CountOverTime() implements MetricsFunction {}

    /** {@code min_over_time(field)} and its like. */
    record OverTime(Kind kind, Field field) implements MetricsFunction {
        public enum Kind {
            MIN,
            MAX,
            SUM,
            AVG
        }
    }

    /** @param quantiles at least one, each from 0 to 1 */
    record QuantileOverTime(Field field, List<Double> quantiles) implements MetricsFunction {
        public QuantileOverTime {
            quantiles = List.copyOf(quantiles);
            if (quantiles.isEmpty() || !quantiles.stream().allMatch(quantile -> quantile >= 0 && quantile <= 1)) {
                throw new IllegalArgumentException("quantiles: " + quantiles + " (expected: one or more, from 0 to 1)");
            }
        }
    }

    record HistogramOverTime(Field field) implements MetricsFunction {}

    /**
     * {@code compare({selection}, topN, start, end)}: counts of attribute values on spans of the selection, and on the others.
     *
     * @param topN how many values of each attribute are counted apart, at least 1
     * @param start of the selection's range, epoch nanoseconds; empty for none
     */
    record Compare(Spanset.Filter selection, int topN, OptionalLong start, OptionalLong end)
            implements MetricsFunction {
        public Compare {
            if (topN < 1) {
                throw new IllegalArgumentException("values of an attribute: " + topN + " (expected: 1 or more)");
            }
        }
    }
}
