package dev.weft.store.duckdb.folder;

/**
 * An end in the log.
 *
 * @param sequence of the last file that holds nothing behind it, 0 for none
 * @param group the last one before it, 0 for none
 */
public record LogPosition(long sequence, long group) {
    static final LogPosition START = new LogPosition(0, 0);
}
