package dev.weft.store;

/** Stored spans and their links. Closing ends both halves; what was written before stays. Safe for use by many threads. */
public interface TraceStore extends AutoCloseable {

    SpanWriter writer();

    SpanReader reader();

    @Override
    void close();
}
