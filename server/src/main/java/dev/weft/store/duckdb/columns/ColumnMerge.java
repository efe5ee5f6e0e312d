package dev.weft.store.duckdb.columns;

import dev.weft.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes one file of columns of several. */
public final class ColumnMerge {

    private ColumnMerge() {}

    /** A file to merge and what it holds. */
    public record Source(Path file, ColumnFacts facts) {}

    /**
     * Writes the file, which must not exist, and leaves its syncing to the caller. Rows keep their segment and row.
     *
     * @param sources in the order of their segments
     * @param oldestSegment rows of segments before it are left out
     * @throws StoreException of kind UNAVAILABLE when that fails; what is there of the file then is for the caller to delete
     */
    public static ColumnFacts merge(Path file, List<Source> sources, long oldestSegment) {
        requireOrder(sources);
        long spans =
                sources.stream().mapToLong(source -> source.facts().spanCount()).sum();
        try (AsideFile aside =
                AsideFile.create(file, spans, sources.stream().map(Source::file).toList())) {
            for (int i = 0; i < sources.size(); i++) {
                aside.instance().attachReadOnly(sources.get(i).file(), alias(i));
            }
            insert(aside, "spans", ColumnTables.SPANS, sources.size(), oldestSegment);
            insert(aside, "services", ColumnTables.SERVICES, sources.size(), oldestSegment);
            ColumnFacts facts = aside.facts(
                    sources.getFirst().facts().firstSegment(),
                    sources.getLast().facts().lastSegment());
            aside.finish();
            return facts;
        } catch (SQLException e) {
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE, "cannot merge into " + file + ": " + e.getMessage(), e);
        }
    }

    private static void insert(
            AsideFile aside, String table, List<ColumnTables.Column> columns, int sources, long oldestSegment)
            throws SQLException {
        String rows = IntStream.range(0, sources)
                .mapToObj(source -> "SELECT " + ColumnTables.names(columns) + " FROM " + alias(source) + "." + table
                        + " WHERE segment >= " + oldestSegment)
                .collect(Collectors.joining(" UNION ALL "));
        aside.instance().execute("INSERT INTO " + AsideFile.NAME + "." + table + " " + rows);
    }

    private static String alias(int source) {
        return "source" + source;
    }

    private static void requireOrder(List<Source> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources: none (expected: at least one)");
        }
        for (int i = 1; i < sources.size(); i++) {
            long before = sources.get(i - 1).facts().lastSegment();
            long first = sources.get(i).facts().firstSegment();
            if (first <= before) {
                throw new IllegalArgumentException(
                        "segment " + first + " of " + sources.get(i).file() + " (expected: after " + before + ")");
            }
        }
    }
}
