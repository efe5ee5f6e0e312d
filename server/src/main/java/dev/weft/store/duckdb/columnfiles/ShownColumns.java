package dev.weft.store.duckdb.columnfiles;

import dev.weft.model.TimeRange;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.SpanSearch;
import dev.weft.store.duckdb.columns.CandidateRows;
import dev.weft.store.duckdb.columns.ColumnView;
import dev.weft.store.duckdb.part.ColumnSpans;
import dev.weft.store.duckdb.part.SpanCounter;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the files of columns as they were at one moment. A question that damaged files do not answer throws
 * {@link DamagedColumnsException}, which names them.
 */
public final class ShownColumns implements SpanCounter, AutoCloseable {

    private final ColumnDamage damage;
    private final ColumnCoverage coverage;

    /** Null when no file is used. */
    private final @Nullable ColumnView view;

    ShownColumns(ColumnFolder folder, ColumnCoverage coverage, @Nullable ColumnView view) {
        this.damage = new ColumnDamage(folder);
        this.coverage = coverage;
        this.view = view;
    }

    /** Returns whether a file has the rows of all that the segment holds. */
    public boolean cover(SegmentName segment) {
        return coverage.covered().contains(segment);
    }

    /** Returns whether the rows are told as the segment numbers them. */
    boolean hasRowsOf(Segment segment) {
        return coverage.hasRowsOf(segment);
    }

    /**
     * Returns the matches of a search in segments that it has the rows of, null when the columns do not decide its filter.
     *
     * @param segments those that can be read, by the number of their last seal
     */
    ColumnSpans.@Nullable Walk find(
            SpanFilter filter, SpanSearch search, Map<Long, Segment> segments, Cancellation cancellation) {
        if (view == null) {
            return null;
        }
        CandidateRows candidates = view.candidates(filter, search.range(), search.after(), cancellation);
        if (!candidates.undecided().conditions().isEmpty()) {
            return null;
        }
        ColumnWalk walk = new ColumnWalk(candidates, segments);
        return atMost -> orDamaged(() -> walk.next(atMost), cancellation);
    }

    /** Returns false when there are no files, or they cannot tell what they are asked. */
    boolean sum(Predicate<ColumnView> question, Cancellation cancellation) {
        ColumnView files = view;
        return files != null && orDamaged(() -> question.test(files), cancellation);
    }

    @Override
    public void countServices(TimeRange range, Services counts, Cancellation cancellation) {
        list(files -> files.services(range, cancellation))
                .forEach(count -> counts.add(count.service(), count.spanCount(), count.errorCount()));
    }

    @Override
    public void countOperations(String service, TimeRange range, Operations counts, Cancellation cancellation) {
        list(files -> files.operations(service, range, cancellation))
                .forEach(count -> counts.add(count.name(), count.kind(), count.spanCount()));
    }

    @Override
    public void close() {
        if (view != null) {
            view.close();
        }
    }

    private <T> List<T> list(Function<ColumnView, List<T>> question) {
        ColumnView files = view;
        if (files == null) {
            return List.of();
        }
        return ColumnDamage.orDamaged(
                () -> question.apply(files),
                coverage.used(),
                columns -> damage.fails(columns, coverage.oldest(), question));
    }

    /** Files are read whole to tell which one is damaged. */
    private <T> T orDamaged(Supplier<T> reading, Cancellation cancellation) {
        return ColumnDamage.orDamaged(reading, coverage.used(), columns -> damage.isIn(columns, cancellation));
    }
}
