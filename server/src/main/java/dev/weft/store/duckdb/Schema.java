package dev.weft.store.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of format 0. Ids and times are {@link Unsigned}, text is {@link TextBytes}.
 *
 * <ul>
 *   <li>{@code spans}: each span once, in order of commit ({@code ordinal}); {@code body} is {@link SpanCodec}'s.
 *   <li>{@code conflicts}: later versions of stored spans; ordinals come from the same sequence.
 *   <li>{@code links}: every valid link of a stored span, with the linking span's facts, so that a page of incoming links
 *       needs no second look-up; {@code body} is the link.
 *   <li>{@code resources}, {@code scopes}, {@code shapes}: what many spans share ({@link SharedRows}).
 * </ul>
 */
final class Schema {

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE IF NOT EXISTS spans (
                ordinal BIGINT NOT NULL,
                trace_high BIGINT NOT NULL, trace_low BIGINT NOT NULL, span_id BIGINT NOT NULL,
                parent_id BIGINT NOT NULL,
                start_time BIGINT NOT NULL, end_time BIGINT NOT NULL, duration BIGINT,
                service BLOB NOT NULL, name BLOB NOT NULL, kind INTEGER NOT NULL, status INTEGER NOT NULL,
                event_count INTEGER NOT NULL, link_count INTEGER NOT NULL,
                resource BIGINT NOT NULL, scope BIGINT NOT NULL, shape BIGINT NOT NULL,
                value_hashes INTEGER[] NOT NULL,
                body BLOB NOT NULL)""",
            """
            CREATE TABLE IF NOT EXISTS conflicts (
                ordinal BIGINT NOT NULL,
                trace_high BIGINT NOT NULL, trace_low BIGINT NOT NULL, span_id BIGINT NOT NULL,
                start_time BIGINT NOT NULL,
                resource BIGINT NOT NULL, scope BIGINT NOT NULL,
                body BLOB NOT NULL)""",
            """
            CREATE TABLE IF NOT EXISTS links (
                linked_trace_high BIGINT NOT NULL, linked_trace_low BIGINT NOT NULL, linked_span_id BIGINT NOT NULL,
                trace_high BIGINT NOT NULL, trace_low BIGINT NOT NULL, span_id BIGINT NOT NULL,
                position INTEGER NOT NULL,
                start_time BIGINT NOT NULL, duration BIGINT,
                service BLOB NOT NULL, name BLOB NOT NULL, kind INTEGER NOT NULL, status INTEGER NOT NULL,
                body BLOB NOT NULL)""",
            "CREATE TABLE IF NOT EXISTS resources (id BIGINT NOT NULL, body BLOB NOT NULL)",
            "CREATE TABLE IF NOT EXISTS scopes (id BIGINT NOT NULL, body BLOB NOT NULL)",
            "CREATE TABLE IF NOT EXISTS shapes (id BIGINT NOT NULL, body BLOB NOT NULL)");

    private Schema() {}

    /** Creates what is missing, table by table; a crash on the way leaves the rest to the next call. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
    }
}
