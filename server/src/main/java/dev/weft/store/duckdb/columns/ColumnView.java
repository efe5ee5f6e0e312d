package dev.weft.store.duckdb.columns;

import dev.weft.model.TimeRange;
import dev.weft.query.Series;
import dev.weft.query.evaluate.metrics.MetricsAccumulation;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.FacetTally;
import dev.weft.store.OperationCount;
import dev.weft.store.SearchPlace;
import dev.weft.store.ServiceCount;
import dev.weft.store.StoreException;
import dev.weft.store.YieldingThreads;
import dev.weft.store.sql.SqlFragment;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The spans of some attached files. Queries may be made from many threads and throw {@link StoreException} of kind
 * UNAVAILABLE, CANCELLED or LATE, and TOO_LARGE where {@link dev.weft.store.NamedCounts} do not hold the names; afterwards
 * the view works on.
 */
public final class ColumnView implements AutoCloseable {

    private final Instance instance;
    private final YieldingThreads threads;
    private final List<ColumnFile> files;
    private final long oldestSegment;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ColumnView(Instance instance, YieldingThreads threads, List<ColumnFile> files, long oldestSegment) {
        this.instance = instance;
        this.threads = threads;
        this.files = files;
        this.oldestSegment = oldestSegment;
    }

    static ColumnView open(Instance instance, YieldingThreads threads, List<ColumnFile> files, long oldestSegment) {
        List<ColumnFile> seen = files.stream()
                .filter(file -> file.facts().lastSegment() >= oldestSegment)
                .toList();
        int held = 0;
        try {
            for (ColumnFile file : seen) {
                file.hold();
                held++;
            }
        } catch (IllegalStateException e) {
            seen.subList(0, held).forEach(ColumnFile::release);
            throw e;
        }
        return new ColumnView(instance, threads, seen, oldestSegment);
    }

    /** Returns services that have spans starting in the range, by name. */
    public List<ServiceCount> services(TimeRange range, Cancellation cancellation) {
        return Counts.services(sources(range), range, session(cancellation));
    }

    /** Returns the service's span names and kinds that start in the range, by name, then kind. */
    public List<OperationCount> operations(String service, TimeRange range, Cancellation cancellation) {
        return Counts.operations(sources(range), service, range, session(cancellation));
    }

    /**
     * Adds what a metrics function measures of the spans that match one of the filters.
     *
     * @return false, with nothing added, when the columns do not decide the filters, do not have the fields, or would need
     *     more memory than queries may take
     */
    public boolean measure(
            List<SpanFilter> anyOf, Series.Measured measured, MetricsAccumulation into, Cancellation cancellation) {
        TimeRange range = into.grid().spans();
        return new Sums(sources(range), range, session(cancellation)).measure(anyOf, measured, into);
    }

    /**
     * Counts the values that fields have on spans which start in the range and match one of the filters.
     *
     * @return false, with tallies that are worth nothing, when the columns do not decide the filters, do not have the
     *     fields, or would need more memory than queries may take
     */
    public boolean count(List<SpanFilter> anyOf, TimeRange range, List<FacetTally> tallies, Cancellation cancellation) {
        return new Sums(sources(range), range, session(cancellation)).count(anyOf, tallies);
    }

    /**
     * Returns the rows that a search for the longest spans must look at: all that match it, and some that do not where
     * {@link CandidateRows#undecided} leaves conditions.
     *
     * @param after rows that stand before this place are left out; of those that last as long as it all come,
     *     since the columns know no ids
     */
    public CandidateRows candidates(
            SpanFilter filter, TimeRange range, @Nullable SearchPlace after, Cancellation cancellation) {
        Sources sources = sources(range);
        var wanted = new RowConditions(filter, sources.haveServiceArrays());
        return new CandidateRows(new CandidateQuery(wanted, range, after), sources, session(cancellation));
    }

    /**
     * Reads the file whole, so that DuckDB checks all of its blocks: its spans piece by piece, the rest at the end.
     *
     * @param spansAtOnce how many spans to read before {@code read} is told
     * @param read takes the number of spans after each piece, and may wait
     * @throws StoreException of kind UNAVAILABLE when a block is damaged
     */
    public void check(ColumnFile file, int spansAtOnce, IntConsumer read, Cancellation cancellation) {
        long spans = file.facts().spanCount();
        for (long first = 0; first < spans; first += spansAtOnce) {
            long end = Math.min(spans, first + spansAtOnce);
            readWhole(file.alias() + ".spans", SqlFragment.of("rowid >= ? AND rowid < ?", first, end), cancellation);
            read.accept((int) (end - first));
        }
        readWhole(file.alias() + ".services", SqlFragment.TRUE, cancellation);
    }

    private void readWhole(String table, SqlFragment rows, Cancellation cancellation) {
        session(cancellation)
                .list(
                        SqlFragment.of("SELECT bit_xor(hash(whole)) FROM " + table + " AS whole WHERE")
                                .then(rows),
                        row -> row.getString(1));
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            files.forEach(ColumnFile::release);
        }
    }

    private Sources sources(TimeRange range) {
        return new Sources(
                files.stream().filter(file -> file.facts().mayMeet(range)).toList(), oldestSegment);
    }

    private Session session(Cancellation cancellation) {
        if (closed.get()) {
            throw new IllegalStateException("the view is closed (expected: open)");
        }
        return new Session(instance, threads, cancellation);
    }
}
