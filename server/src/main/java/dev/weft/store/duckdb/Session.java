package dev.weft.store.duckdb;

import dev.weft.store.Cancellation;
import dev.weft.store.sql.SqlFragment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One transaction: what its queries see does not change. A cancellation interrupts the running query. */
final class Session {

    /** Makes a value of the row that a result set stands on. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Looks at the row that a result set stands on. */
    @FunctionalInterface
    interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Cancellation cancellation;

    Session(Connection connection, Cancellation cancellation) {
        this.connection = connection;
        this.cancellation = cancellation;
    }

    <T> List<T> list(SqlFragment query, RowMapper<T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        forEach(query, row -> rows.add(mapper.map(row)));
        return rows;
    }

    <T> Optional<T> first(SqlFragment query, RowMapper<T> mapper) throws SQLException {
        return list(query, mapper).stream().findFirst();
    }

    void forEach(SqlFragment query, RowVisitor visitor) throws SQLException {
        cancellation.check();
        try (PreparedStatement statement = connection.prepareStatement(query.text());
                Cancellation.Registration _ = cancellation.onCancel(() -> cancel(statement))) {
            bind(statement, query.parameters());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows);
                }
            }
        }
        cancellation.check();
    }

    private void bind(PreparedStatement statement, List<Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            int index = i + 1;
            switch (parameters.get(i)) {
                case Long value -> statement.setLong(index, value);
                case Integer value -> statement.setInt(index, value);
                case byte[] value -> statement.setBytes(index, value);
                case long[] values ->
                    statement.setArray(
                            index,
                            connection.createArrayOf(
                                    "BIGINT", Arrays.stream(values).boxed().toArray()));
                case Object other ->
                    throw new IllegalArgumentException(
                            "SQL parameter: " + other.getClass() + " (expected: Long, " + "Integer, byte[] or long[])");
            }
        }
    }

    private static void cancel(PreparedStatement statement) {
        try {
            statement.cancel();
        } catch (SQLException _) {
            // The statement ended by itself; its caller checks the cancellation next.
        }
    }
}
