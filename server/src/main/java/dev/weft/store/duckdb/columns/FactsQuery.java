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
                + "), count(*),"
                + " count(*) FILTER (service_type = " + ServiceText.ARRAY + "),"
                + " coalesce(min(start_time), " + Long.MAX_VALUE + "), coalesce(max(start_time), -" + Long.MAX_VALUE
                + " - 1) FROM " + alias + ".spans";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            Map<Long, Long> segmentSpans = new HashMap<>();
            Map<Long, Set<Integer>> failedServices = new HashMap<>();
            addServices(connection, alias, segmentSpans, failedServices);
            return new ColumnFacts(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    Unsigned.fromColumn(row.getLong(5)),
                    Unsigned.fromColumn(row.getLong(6)),
                    segmentSpans,
                    failedServices);
        }
    }

    private static void addServices(
            Connection connection, String alias, Map<Long, Long> segmentSpans, Map<Long, Set<Integer>> failedServices)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT segment, service, spans, errors FROM " + alias + ".services")) {
            while (row.next()) {
                long segment = row.getLong(1);
                segmentSpans.merge(segment, row.getLong(3), Long::sum);
                Set<Integer> failed = failedServices.computeIfAbsent(segment, _ -> new HashSet<>());
                if (row.getLong(4) > 0 && failed.size() <= MOST_FAILED_SERVICES) {
                    failed.add(row.getString(2).hashCode());
                }
            }
        }
        failedServices.values().removeIf(failed -> failed.size() > MOST_FAILED_SERVICES);
    }
}
