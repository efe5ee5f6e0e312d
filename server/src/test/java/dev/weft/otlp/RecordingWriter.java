package dev.weft.otlp;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.SpanWriter;
import dev.weft.store.StoreException;
import dev.weft.store.WriteOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps what was written; fails or waits when it is told to. */
final class RecordingWriter implements SpanWriter {

    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean broken;

    @Override
    public WriteOutcome write(List<SpanBatch> group) {
        if (broken) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "disk full", null);
        }
        List<Span> written =
                group.stream().flatMap(batch -> batch.spans().stream()).toList();
        writing.lock();
        try {
            spans.addAll(written);
        } finally {
            writing.unlock();
        }
        return new WriteOutcome(written.size(), 0, 0);
    }

    /** Lets no write end while the action runs. */
    void whileHeld(Runnable action) {
        writing.lock();
        try {
            action.run();
        } finally {
            writing.unlock();
        }
    }

    void breakDown() {
        broken = true;
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }
}
