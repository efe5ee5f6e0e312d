package dev.weft.explore;

import java.time.Duration;

/** Limits of queries by name: those of the server, but for what a test cares about and a deadline that it does not come near. */
public final class LimitsSketch {

    private Duration deadline = Duration.ofMinutes(5);
    private int maxConcurrent = QueryLimits.DEFAULT.maxConcurrent();
    private Duration maxWait = QueryLimits.DEFAULT.maxWait();
    private int maxPageSize = QueryLimits.DEFAULT.maxPageSize();
    private int maxTraceSpans = QueryLimits.DEFAULT.maxTraceSpans();
    private int maxOutlineSpans = QueryLimits.DEFAULT.maxOutlineSpans();
    private int maxQueryLength = QueryLimits.DEFAULT.maxQueryLength();
    private int maxExportSpans = QueryLimits.DEFAULT.maxExportSpans();
    private int maxSeries = QueryLimits.DEFAULT.maxSeries();

    private LimitsSketch() {}

    public static LimitsSketch limits() {
        return new LimitsSketch();
    }

    public LimitsSketch deadline(Duration longest) {
        deadline = longest;
        return this;
    }

    public LimitsSketch maxConcurrent(int queries) {
        maxConcurrent = queries;
        return this;
    }

    public LimitsSketch maxWait(Duration longest) {
        maxWait = longest;
        return this;
    }

    public LimitsSketch maxPageSize(int rows) {
        maxPageSize = rows;
        return this;
    }

    public LimitsSketch maxTraceSpans(int spans) {
        maxTraceSpans = spans;
        return this;
    }

    public LimitsSketch maxOutlineSpans(int rows) {
        maxOutlineSpans = rows;
        return this;
    }

    public LimitsSketch maxQueryLength(int units) {
        maxQueryLength = units;
        return this;
    }

    public LimitsSketch maxExportSpans(int spans) {
        maxExportSpans = spans;
        return this;
    }

    public LimitsSketch maxSeries(int series) {
        maxSeries = series;
        return this;
    }

    public QueryLimits build() {
        return new QueryLimits(
                deadline,
                maxConcurrent,
                maxWait,
                maxPageSize,
                maxTraceSpans,
                maxOutlineSpans,
                maxQueryLength,
                maxExportSpans,
                maxSeries);
    }
}
