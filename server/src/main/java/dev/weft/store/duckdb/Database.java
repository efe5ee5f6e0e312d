package dev.weft.store.duckdb;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open database file: one writing transaction at a time, any number of reading ones beside it. */
final class Database implements AutoCloseable {

    /** Reads inside one transaction. */
    @FunctionalInterface
    interface Query<T extends @Nullable Object> {
        T run(Session session) throws SQLException;
    }

    /** What one transaction writes, and what follows from its end. All three run under the write lock. */
    interface Change<T> {
        T apply(DuckDBConnection connection, Session session) throws SQLException;

        /** The transaction is durable. */
        void committed();

        /** Nothing of the transaction stays. */
        void rolledBack();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Path file;
    private final DuckDbSettings settings;

    /** Its transactions begin and end by statements: JDBC begins one before a statement alone, never before an appender. */
    private final DuckDBConnection writing;

    private final ReentrantLock writeLock = new ReentrantLock();

    private Database(Path file, DuckDbSettings settings, DuckDBConnection writing) {
        this.file = file;
        this.settings = settings;
        this.writing = writing;
    }

    static Database open(Path file, DuckDbSettings settings) {
        try {
            DuckDBConnection connection =
                    (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties(settings));
            Schema.create(connection);
            return new Database(file, settings, connection);
        } catch (SQLException e) {
            throw new StoreException(StoreException.Kind.CANNOT_OPEN, "cannot open " + file + ": " + e.getMessage(), e);
        }
    }

    <T extends @Nullable Object> T read(Cancellation cancellation, Query<T> query) {
        cancellation.check();
        try (DuckDBConnection connection = writing.duplicate()) {
            connection.setAutoCommit(false);
            return query.run(new Session(connection, cancellation));
        } catch (SQLException e) {
            cancellation.check();
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "cannot read: " + e.getMessage(), e);
        } catch (IllegalStateException | BufferUnderflowException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "stored data is damaged: " + e.getMessage(), e);
        }
    }

    /** Applies the change and commits it; when anything throws, nothing of it stays. */
    <T> T write(Change<T> change) {
        writeLock.lock();
        try {
            T result = commit(change);
            change.committed();
            checkpointWhenLarge();
            return result;
        } finally {
            writeLock.unlock();
        }
    }

    private <T> T commit(Change<T> change) {
        try {
            execute("BEGIN TRANSACTION");
            T result = change.apply(writing, new Session(writing, new Cancellation()));
            execute("COMMIT");
            return result;
        } catch (SQLException e) {
            rollBack(change, e);
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "cannot write: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            rollBack(change, e);
            throw e;
        }
    }

    @Override
    public void close() {
        writeLock.lock();
        try {
            writing.close();
        } catch (SQLException e) {
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE, "cannot close " + file + ": " + e.getMessage(), e);
        } finally {
            writeLock.unlock();
        }
    }

    private void rollBack(Change<?> change, Exception cause) {
        change.rolledBack();
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = writing.createStatement()) {
            statement.execute(command);
        }
    }

    /**
     * Folds the log into the file. A failure takes nothing back: the group is durable in the log. DuckDB then refuses all
     * further calls until the file is opened again.
     */
    private void checkpointWhenLarge() {
        if (logBytes() < settings.checkpointBytes()) {
            return;
        }
        try (DuckDBConnection connection = writing.duplicate();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            LOG.warn("cannot fold the log of {} into it, reopen the store: {}", file, e.getMessage());
        }
    }

    private long logBytes() {
        Path log = file.resolveSibling(file.getFileName() + ".wal");
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            LOG.warn("cannot see the size of {}: {}", log, e.getMessage());
            return 0;
        }
    }

    /** Nothing outside the folder is read, written or loaded; checkpoints are made by {@link #checkpointWhenLarge} alone. */
    private static Properties properties(DuckDbSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", settings.memoryLimitBytes() + "B");
        properties.setProperty("threads", Integer.toString(settings.threads()));
        properties.setProperty("checkpoint_threshold", "1TB");
        properties.setProperty("enable_external_access", "false");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        return properties;
    }
}
