package dev.weft.store.duckdb.columns;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds out what a file of columns holds by reading it. */
final class FactsQuery {

    /** Of a segment; more are not worth the memory. */
    private static final int MOST_FAILED_SERVICES = 1_000;

    private FactsQuery() {}

    /**
     * @param alias of the attached file
     * @param firstSegment to name when it holds no span, as {@code lastSegment}
     */
    static ColumnFacts ask(Connection connection, String alias, long firstSegment, long lastSegment)
            throws SQLException {
        String query = "SELECT coalesce(min(segment), " + firstSegment + "), coalesce(max(segment), " + lastSegment
                + "), count(*), coalesce(sum(links), 0)::BIGINT,"
                + " count(*) FILTER (service_type = " + ServiceText.ARRAY + "),"
                + " coalesce(min(start_time), " + Long.MAX_VALUE + "), coalesce(max(start_time), -" + Long.MAX_VALUE
                + " - 1) FROM " + alias + ".spans";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            Map<Long, Long> segmentSpans = segmentSpans(connection, alias);
            return new ColumnFacts(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    Unsigned.fromColumn(row.getLong(6)),
                    Unsigned.fromColumn(row.getLong(7)),
                    segmentSpans,
                    failedServices(connection, alias, segmentSpans.keySet()));
        }
    }

    private static Map<Long, Long> segmentSpans(Connection connection, String alias) throws SQLException {
        String query = "SELECT segment, sum(spans)::BIGINT FROM " + alias + ".services GROUP BY segment";
        Map<Long, Long> spans = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                spans.put(row.getLong(1), row.getLong(2));
            }
        }
        return spans;
    }

    private static Map<Long, Set<Integer>> failedServices(Connection connection, String alias, Set<Long> segments)
            throws SQLException {
        String query = "SELECT segment, service FROM " + alias + ".services WHERE errors > 0";
        Map<Long, Set<Integer>> failed = new HashMap<>();
        segments.forEach(segment -> failed.put(segment, new HashSet<>()));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                Set<Integer> services = failed.computeIfAbsent(row.getLong(1), _ -> new HashSet<>());
                if (services.size() <= MOST_FAILED_SERVICES) {
                    services.add(row.getString(2).hashCode());
                }
            }
        }
        failed.values().removeIf(services -> services.size() > MOST_FAILED_SERVICES);
        return failed;
    }
}
