package dev.weft.store.duckdb.columns;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.YieldingThreads;
import dev.weft.store.sql.SqlFragment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs queries for one asker, whose cancellation interrupts the running one. */
final class Session {

    /** Makes a value of the row that a result set stands on. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Takes the row that a result set stands on. */
    @FunctionalInterface
    interface RowAction {
        void take(ResultSet row) throws SQLException;
    }

    /** DuckDB's words for a query that its memory limit ended; the driver has no type for it. */
    private static final String OUT_OF_MEMORY = "Out of Memory Error";

    private final Instance instance;
    private final YieldingThreads threads;
    private final Cancellation cancellation;

    Session(Instance instance, YieldingThreads threads, Cancellation cancellation) {
        this.instance = instance;
        this.threads = threads;
        this.cancellation = cancellation;
    }

    /** @throws StoreException of kind UNAVAILABLE when the query fails, CANCELLED or LATE when it is ended */
    <T> List<T> list(SqlFragment query, RowMapper<T> mapper) {
        List<T> rows = new ArrayList<>();
        forEach(query, row -> rows.add(mapper.map(row)));
        return rows;
    }

    /**
     * Passes on each row of the answer, on a thread of the store, one after the other.
     *
     * @throws StoreException of kind UNAVAILABLE when the query fails, CANCELLED or LATE when it is ended
     */
    void forEach(SqlFragment query, RowAction action) {
        try {
            run(query, action);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Passes on each row of the answer, if that takes no more memory than queries may.
     *
     * @return false, with nothing passed on, when it does
     * @throws StoreException of kind UNAVAILABLE when the query fails otherwise, CANCELLED or LATE when it is ended
     */
    boolean forEachWithinMemory(SqlFragment query, RowAction action) {
        AtomicBoolean begun = new AtomicBoolean();
        try {
            run(query, row -> {
                begun.set(true);
                action.take(row);
            });
            return true;
        } catch (SQLException e) {
            if (begun.get() || !String.valueOf(e.getMessage()).contains(OUT_OF_MEMORY)) {
                throw failure(e);
            }
            cancellation.check();
            return false;
        }
    }

    private void run(SqlFragment query, RowAction action) throws SQLException {
        cancellation.check();
        threads.run(() -> ask(query, action));
        cancellation.check();
    }

    private void ask(SqlFragment query, RowAction action) throws SQLException {
        try (Connection connection = instance.duplicate();
                PreparedStatement statement = connection.prepareStatement(query.text());
                Interruption interruption = new Interruption(statement);
                Cancellation.Registration _ = cancellation.onCancel(interruption::begin)) {
            cancellation.check();
            bind(statement, query.parameters());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    action.take(result);
                }
            }
        }
    }

    private StoreException failure(SQLException cause) {
        cancellation.check();
        return new StoreException(StoreException.Kind.UNAVAILABLE, "cannot read columns: " + cause.getMessage(), cause);
    }

    private static void bind(PreparedStatement statement, List<Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            int index = i + 1;
            switch (parameters.get(i)) {
                case Long value -> statement.setLong(index, value);
                case Integer value -> statement.setInt(index, value);
                case String value -> statement.setString(index, value);
                case Object other ->
                    throw new IllegalArgumentException(
                            "SQL parameter: " + other.getClass() + " (expected: Long, Integer or String)");
            }
        }
    }
}
