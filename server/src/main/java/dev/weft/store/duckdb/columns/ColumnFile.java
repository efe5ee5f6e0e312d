package dev.weft.store.duckdb.columns;

import dev.weft.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A file of columns that is attached to a {@link ColumnStore}, until it is closed and the last view on it too. */
public final class ColumnFile implements AutoCloseable {

    private final ColumnStore store;
    private final Path path;
    private final ColumnFacts facts;
    private final String alias;

    /** One for the file's owner until it closes the file, one for each view. */
    private final AtomicInteger holders = new AtomicInteger(1);

    private final AtomicBoolean closed = new AtomicBoolean();

    ColumnFile(ColumnStore store, Path path, ColumnFacts facts, String alias) {
        this.store = store;
        this.path = path;
        this.facts = facts;
        this.alias = alias;
    }

    public Path path() {
        return path;
    }

    public ColumnFacts facts() {
        return facts;
    }

    /** Returns what SQL calls the file. */
    String alias() {
        return alias;
    }

    void hold() {
        if (closed.get() || holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) == 0) {
            throw new IllegalStateException("file: " + path + " is closed (expected: open)");
        }
    }

    /** @throws StoreException of kind UNAVAILABLE when the file cannot be detached */
    void release() {
        if (holders.decrementAndGet() == 0) {
            store.detach(this);
        }
    }

    /**
     * Detaches the file as soon as no view holds it: now, or when the last such view is closed. The file may be deleted at
     * any time after: views that are still open go on reading it.
     *
     * @throws StoreException of kind UNAVAILABLE when the file cannot be detached
     */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            release();
        }
    }
}
