package dev.weft.otlp;

import dev.weft.model.Span;
import dev.weft.store.SpanWriter;
import dev.weft.store.StoreException;
import dev.weft.store.WriteOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was written, or fails while it is told to. */
final class RecordingWriter implements SpanWriter {

    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    @Override
    public WriteOutcome write(List<Span> group) {
        if (broken) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "disk full", null);
        }
        spans.addAll(group);
        return new WriteOutcome(group.size(), 0, 0);
    }

    void breakDown() {
        broken = true;
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }
}
