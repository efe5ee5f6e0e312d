package dev.weft.store.memory;

import dev.weft.store.SpanReader;
import dev.weft.store.SpanWriter;
import dev.weft.store.TraceStore;

/** A store without a disk. One caller at a time: a reader waits for the writer and for other readers. */
public final class MemoryTraceStore implements TraceStore {

    private final StoredSpans stored = new StoredSpans();
    private final SpanReader reader = new MemorySpanReader(stored);

    @Override
    public SpanWriter writer() {
        return group -> stored.write(
                group.stream().flatMap(batch -> batch.spans().stream()).toList());
    }

    @Override
    public SpanReader reader() {
        return reader;
    }

    @Override
    public void close() {
        stored.close();
    }
}
