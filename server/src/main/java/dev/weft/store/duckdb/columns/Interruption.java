package dev.weft.store.duckdb.columns;

import java.sql.SQLException;
import java.sql.Statement;

/** Interrupts a statement again and again until it has ended: DuckDB forgets an interrupt that comes just before a statement begins. */
final class Interruption implements AutoCloseable {

    private static final long AGAIN_AFTER_MILLIS = 10;

    private final Statement statement;
    private boolean begun;
    private boolean ended;

    Interruption(Statement statement) {
        this.statement = statement;
    }

    /** Interrupts it on a thread of its own; later calls do nothing. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread.ofVirtual().name("weft-interrupt").start(this::interruptUntilEnded);
        }
    }

    private synchronized void interruptUntilEnded() {
        try {
            while (!ended) {
                statement.cancel();
                wait(AGAIN_AFTER_MILLIS);
            }
        } catch (SQLException | InterruptedException _) {
            // The statement ended by itself; its caller checks the cancellation next.
        }
    }

    /** Says that the statement has ended: once this returns, it is interrupted no more. */
    @Override
    public synchronized void close() {
        ended = true;
        notifyAll();
    }
}
