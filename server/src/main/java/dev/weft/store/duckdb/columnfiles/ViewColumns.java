package dev.weft.store.duckdb.columnfiles;

import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.SpanSearch;
import dev.weft.store.duckdb.part.ColumnSpans;
import dev.weft.store.duckdb.part.Part;
import dev.weft.store.duckdb.segment.Segment;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What columns know of the segments of one view. */
public record ViewColumns(List<Segment> segments, ShownColumns columns) implements ColumnSpans {

    @Override
    public boolean cover(Part part) {
        return part instanceof Segment segment && columns.hasRowsOf(segment);
    }

    @Override
    public @Nullable Walk find(SpanFilter filter, SpanSearch search, Cancellation cancellation) {
        return columns.find(
                filter,
                search,
                segments.stream()
                        .filter(this::cover)
                        .collect(Collectors.toMap(segment -> segment.name().last(), Function.identity())),
                cancellation);
    }
}
