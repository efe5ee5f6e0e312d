package dev.weft.store.duckdb.columns;

import dev.weft.query.Field;
import dev.weft.query.MetricsFunction;
import dev.weft.query.evaluate.metrics.SamplePart;
import dev.weft.store.sql.SqlFragment;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a metrics function adds up over the rows of one group, as SQL. */
enum Measure {
    COUNT("count(*)", "TRUE", false) {
        @Override
        SamplePart part(ResultSet row, int first) throws SQLException {
            return new SamplePart.Count((double) row.getLong(first));
        }
    },
    /** Of durations; the least and the greatest. */
    EXTREMES("count(*), min(duration), max(duration)", "duration IS NOT NULL", false) {
        @Override
        SamplePart part(ResultSet row, int first) throws SQLException {
            return new SamplePart.Moments(
                    (double) row.getLong(first), 0, row.getLong(first + 1), row.getLong(first + 2));
        }
    },
    /** Of durations; the evaluator adds doubles, exactly. */
    SUM("count(*), sum(duration::DOUBLE::HUGEINT)::VARCHAR", "duration IS NOT NULL", false) {
        @Override
        SamplePart part(ResultSet row, int first) throws SQLException {
            BigDecimal exact = new BigDecimal(row.getString(first + 1));
            double sum = exact.doubleValue();
            double rest = exact.subtract(new BigDecimal(sum)).doubleValue();
            return new SamplePart.Moments((double) row.getLong(first), sum, rest, 0, 0);
        }
    },
    /**
     * Of durations, whose group has the bucket's exponent as well: the bits of one nanosecond less. What the logarithm says
     * may be one too much where the double is rounded up to a power of two.
     */
    BUCKET("count(*)", "duration >= 2", true) {
        @Override
        SamplePart part(ResultSet row, int first) throws SQLException {
            return new SamplePart.Bucket(row.getInt(first - 1), (double) row.getLong(first));
        }
    };

    private static final String EXPONENT = "floor(log2(duration - 1))::INTEGER";

    private static final String LEAST = "least(" + EXPONENT + ", 62)";

    /** The group's column of {@link #BUCKET}. */
    static final String BUCKET_EXPONENT =
            LEAST + " + CASE WHEN (1::BIGINT << " + LEAST + ") > duration - 1 THEN 0 ELSE 1 END";

    private final String aggregates;
    private final String measured;
    private final boolean bucketed;

    Measure(String aggregates, String measured, boolean bucketed) {
        this.aggregates = aggregates;
        this.measured = measured;
        this.bucketed = bucketed;
    }

    /** Returns null when the columns do not have what the function measures. */
    static @Nullable Measure of(MetricsFunction function) {
        Field field = function.field();
        if (field != null && field != Field.Intrinsic.DURATION) {
            return null;
        }
        return switch (function) {
            case MetricsFunction.Rate _, MetricsFunction.CountOverTime _ -> COUNT;
            case MetricsFunction.OverTime over ->
                switch (over.kind()) {
                    case MIN, MAX -> EXTREMES;
                    case SUM, AVG -> SUM;
                };
            case MetricsFunction.QuantileOverTime _, MetricsFunction.HistogramOverTime _ -> BUCKET;
            case MetricsFunction.Compare _ -> null;
        };
    }

    String aggregates() {
        return aggregates;
    }

    /** Returns the condition of rows that are measured. */
    SqlFragment measured() {
        return SqlFragment.of(measured);
    }

    /** Returns whether a group has the bucket's exponent as its last column. */
    boolean isBucketed() {
        return bucketed;
    }

    /** @param first the index of the first aggregate, behind the group */
    abstract SamplePart part(ResultSet row, int first) throws SQLException;
}
