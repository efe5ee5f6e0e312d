package dev.weft.store.duckdb.columns;

import dev.weft.model.TimeRange;
import dev.weft.store.sql.SqlFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Files as one table of SQL. */
record Sources(List<ColumnFile> files, long oldestSegment) {

    boolean isEmpty() {
        return files.isEmpty();
    }

    boolean haveServiceArrays() {
        return files.stream().anyMatch(file -> file.facts().serviceArrayCount() > 0);
    }

    /** Returns the first start in any of the files, of which there must be one. */
    long minStartUnixNano() {
        return files.stream()
                .map(file -> file.facts().minStartUnixNano())
                .min(Long::compareUnsigned)
                .orElseThrow();
    }

    /** Returns the last start in any of the files, of which there must be one. */
    long maxStartUnixNano() {
        return files.stream()
                .map(file -> file.facts().maxStartUnixNano())
                .max(Long::compareUnsigned)
                .orElseThrow();
    }

    Sources with(List<ColumnFile> others) {
        return new Sources(others, oldestSegment);
    }

    /** Returns the columns of all files' rows as a table expression; there must be a file. */
    String table(String name, String columns) {
        return files.stream()
                .map(file -> "SELECT " + columns + " FROM " + file.alias() + "." + name)
                .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }

    /** Rows of segments that are seen and of spans that start in the range; without what holds for all rows anyway. */
    SqlFragment in(TimeRange range) {
        List<SqlFragment> conditions = new ArrayList<>();
        if (files.stream().anyMatch(file -> !file.facts().isWithin(range))) {
            conditions.add(startsIn(range));
        }
        conditions.add(inSeenSegments());
        return SqlFragment.and(conditions);
    }

    private static SqlFragment startsIn(TimeRange range) {
        long start = Unsigned.toColumn(range.startUnixNano());
        return range.endless()
                ? SqlFragment.of("start_time >= ?", start)
                : SqlFragment.of("start_time >= ? AND start_time < ?", start, Unsigned.toColumn(range.endUnixNano()));
    }

    SqlFragment inSeenSegments() {
        return files.stream().anyMatch(file -> file.facts().firstSegment() < oldestSegment)
                ? SqlFragment.of("segment >= ?", oldestSegment)
                : SqlFragment.TRUE;
    }
}
