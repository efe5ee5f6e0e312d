package dev.weft.store.duckdb.columns;

import dev.weft.store.StoreException;
import dev.weft.store.YieldingThreads;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The attached files of columns. Files come and go while views are read, from any thread. */
public final class ColumnStore implements AutoCloseable {

    /** What counts over everything lets all else go first. */
    private static final int NICENESS = 10;

    private final YieldingThreads threads;
    private final Instance instance;
    private final AtomicLong attached = new AtomicLong();

    private ColumnStore(YieldingThreads threads, Instance instance) {
        this.threads = threads;
        this.instance = instance;
    }

    /**
     * @param folder files below it can be attached, nothing else is touched
     * @throws StoreException of kind CANNOT_OPEN when DuckDB does not start
     */
    public static ColumnStore open(ColumnSettings settings, Path folder) {
        YieldingThreads threads = new YieldingThreads("columns", NICENESS);
        try {
            // DuckDB's own threads are as nice as the one that starts them.
            return new ColumnStore(threads, threads.call(() -> Instance.open(settings, List.of(folder), null)));
        } catch (SQLException e) {
            threads.close();
            throw new StoreException(StoreException.Kind.CANNOT_OPEN, "cannot start DuckDB: " + e.getMessage(), e);
        }
    }

    /**
     * Attaches a file that {@link ColumnWriter} or {@link ColumnMerge} made, for reading.
     *
     * @param facts what was returned when it was made
     * @throws StoreException of kind CANNOT_OPEN when the file is missing or not one of DuckDB's
     */
    public ColumnFile attach(Path path, ColumnFacts facts) {
        return attach(path, (_, _) -> facts);
    }

    /**
     * Attaches such a file and finds out what it holds.
     *
     * @param segment to name when it holds no span
     * @throws StoreException of kind CANNOT_OPEN when the file is missing or not one of DuckDB's
     */
    public ColumnFile attach(Path path, long segment) {
        return attach(path, (connection, alias) -> FactsQuery.ask(connection, alias, segment, segment));
    }

    private ColumnFile attach(Path path, FactsSource facts) {
        String alias = "columns" + attached.getAndIncrement();
        try (var connection = instance.duplicate();
                var statement = connection.createStatement()) {
            statement.execute("ATTACH " + Instance.literal(path) + " AS " + alias + " (READ_ONLY)");
            try {
                return new ColumnFile(this, path, facts.of(connection, alias), alias);
            } catch (SQLException e) {
                statement.execute("DETACH " + alias);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException(
                    StoreException.Kind.CANNOT_OPEN, "cannot attach " + path + ": " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface FactsSource {
        ColumnFacts of(Connection connection, String alias) throws SQLException;
    }

    void detach(ColumnFile file) {
        try (var connection = instance.duplicate();
                var statement = connection.createStatement()) {
            statement.execute("DETACH " + file.alias());
        } catch (SQLException e) {
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE, "cannot detach " + file.path() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns a view on the files, which stay attached until it is closed.
     *
     * @param oldestSegment spans of segments before it are not seen
     * @throws IllegalStateException when one of the files is closed
     */
    public ColumnView view(List<ColumnFile> files, long oldestSegment) {
        return ColumnView.open(instance, threads, files, oldestSegment);
    }

    /** Detaches everything; views that are still open fail from now on. */
    @Override
    public void close() {
        try (threads) {
            instance.close();
        } catch (SQLException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "cannot stop DuckDB: " + e.getMessage(), e);
        }
    }
}
