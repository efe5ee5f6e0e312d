package dev.weft.store.duckdb.columns;

import dev.weft.model.TimeRange;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.store.sql.SqlFragment;
import org.jspecify.annotations.Nullable;

/**
 * Which sample of a grid measures a row's span, as SQL.
 *
 * @param earliest the first start among the rows, unsigned
 * @param offset how far that is behind the first nanosecond that its sample measures
 * @param firstSample the sample that measures it: SQL counts from there
 * @param single whether it measures all rows
 */
record SampleSteps(long earliest, long offset, long stepNanos, int firstSample, boolean single) {

    /**
     * @param minStart no row starts before, unsigned
     * @param maxStart no row starts after, unsigned; not before all samples
     * @return null when the rows lie too far apart for arithmetic of 63 bits
     */
    static @Nullable SampleSteps of(MetricsGrid grid, long minStart, long maxStart) {
        TimeRange range = grid.spans();
        long earliest = Long.compareUnsigned(minStart, range.startUnixNano()) < 0 ? range.startUnixNano() : minStart;
        long latest = range.contains(maxStart) ? maxStart : range.endUnixNano() - 1;
        int first = grid.sampleOf(earliest);
        boolean single = first == grid.sampleOf(latest);
        long offset = earliest - (grid.timeUnixNano(first) - grid.stepNanos() + 1);
        long distance = latest - earliest;
        boolean fits = distance >= 0 && offset + distance >= 0;
        return single || fits ? new SampleSteps(earliest, offset, grid.stepNanos(), first, single) : null;
    }

    SqlFragment sql() {
        return single
                ? SqlFragment.of("0")
                : SqlFragment.of("(start_time - ? + ?) // ?", Unsigned.toColumn(earliest), offset, stepNanos);
    }
}
