package dev.weft.examples.orders;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The orders in one SQLite file, which any number of API and worker processes in either language share. An order is
 * {@code pending} when it came in, {@code taken} by one worker, then {@code done}.
 */
final class OrderStore implements AutoCloseable {
    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS orders (
              seq INTEGER PRIMARY KEY AUTOINCREMENT,
              order_id TEXT NOT NULL UNIQUE,
              customer TEXT NOT NULL,
              item TEXT NOT NULL,
              quantity INTEGER NOT NULL,
              traceparent TEXT NOT NULL,
              tracestate TEXT NOT NULL,
              state TEXT NOT NULL DEFAULT 'pending')
            """;
    private static final String INSERT = """
            INSERT INTO orders (order_id, customer, item, quantity, traceparent, tracestate)
            VALUES (?, ?, ?, ?, ?, ?)
            """;
    private static final String TAKE = """
            UPDATE orders SET state = 'taken'
            WHERE seq IN (SELECT seq FROM orders WHERE state = 'pending' ORDER BY seq LIMIT ?)
            RETURNING seq, order_id, traceparent, tracestate
            """;

    private final Connection connection;

    private OrderStore(Connection connection) {
        this.connection = connection;
    }

    /** Opens the file, creating it and its table where they are missing. */
    static OrderStore open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=10000");
        try (Statement create = connection.createStatement()) {
            create.execute(CREATE);
        }
        return new OrderStore(connection);
    }

    synchronized void add(Order order, CapturedContext request) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, order.orderId());
            insert.setString(2, order.customer());
            insert.setString(3, order.item());
            insert.setInt(4, order.quantity());
            insert.setString(5, request.traceparent());
            insert.setString(6, request.tracestate());
            insert.executeUpdate();
        }
    }

    /** Takes the oldest pending orders, at most {@code max}; no other worker gets them. */
    synchronized List<PendingOrder> takePending(int max) throws SQLException {
        record Row(long seq, PendingOrder order) {}
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setInt(1, max);
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    CapturedContext request =
                            new CapturedContext(row.getString("traceparent"), row.getString("tracestate"));
                    rows.add(new Row(row.getLong("seq"), new PendingOrder(row.getString("order_id"), request)));
                }
            }
        }
        return rows.stream()
                .sorted(Comparator.comparingLong(Row::seq)) // RETURNING promises no order
                .map(Row::order)
                .toList();
    }

    synchronized void markDone(String orderId) throws SQLException {
        try (PreparedStatement done =
                connection.prepareStatement("UPDATE orders SET state = 'done' WHERE order_id = ?")) {
            done.setString(1, orderId);
            done.executeUpdate();
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
