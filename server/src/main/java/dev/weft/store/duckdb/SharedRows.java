package dev.weft.store.duckdb;

import dev.weft.store.sql.SqlFragment;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A table of values that many spans share, each stored once under an id and all of them kept in memory. Ids are given by
 * the one writer; readers may look at any time.
 */
final class SharedRows<T> {

    private record Row<T>(long id, T value) {}

    private final String table;
    private final Function<T, byte[]> encoder;
    private final Map<Long, T> byId = new ConcurrentHashMap<>();
    private final Map<T, Long> ids = new HashMap<>();
    private final List<Row<T>> pending = new ArrayList<>();

    /** Reads the table, which must be one of {@link Schema}'s. */
    SharedRows(String table, Function<T, byte[]> encoder, Function<byte[], T> decoder, Session session)
            throws SQLException {
        this.table = table;
        this.encoder = encoder;
        session.forEach(SqlFragment.of("SELECT id, body FROM " + table), row -> {
            T value = decoder.apply(row.getBytes(2));
            byId.put(row.getLong(1), value);
            ids.put(value, row.getLong(1));
        });
    }

    T value(long id) {
        T value = byId.get(id);
        if (value == null) {
            throw new IllegalStateException(table + ": no row " + id);
        }
        return value;
    }

    /** Returns ids of the values that the predicate accepts, in no order. */
    long[] idsWhere(Predicate<T> predicate) {
        return byId.entrySet().stream()
                .filter(entry -> predicate.test(entry.getValue()))
                .mapToLong(Map.Entry::getKey)
                .toArray();
    }

    /** Returns the value's id, a new one when it is not stored yet. Writer only. */
    long idOf(T value) {
        return ids.computeIfAbsent(value, added -> {
            long id = ids.size();
            pending.add(new Row<>(id, added));
            return id;
        });
    }

    /** Adds the new values to the table and shows them to readers. Writer only. */
    void append(DuckDBConnection connection) throws SQLException {
        if (pending.isEmpty()) {
            return;
        }
        try (DuckDBAppender appender = connection.createAppender(table)) {
            for (Row<T> row : pending) {
                appender.beginRow()
                        .append(row.id())
                        .append(encoder.apply(row.value()))
                        .endRow();
            }
        }
        pending.forEach(row -> byId.put(row.id(), row.value()));
    }

    /** The transaction committed. Writer only. */
    void committed() {
        pending.clear();
    }

    /** The transaction failed: its new values are as if they had never been. Writer only. */
    void rolledBack() {
        pending.forEach(row -> {
            byId.remove(row.id());
            ids.remove(row.value());
        });
        pending.clear();
    }
}
