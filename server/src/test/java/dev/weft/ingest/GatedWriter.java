package dev.weft.ingest;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.SpanWriter;
import dev.weft.store.WriteOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** Records the spans of the groups that it is given, and returns from each only when it is let. */
final class GatedWriter implements SpanWriter {

    private final List<List<Span>> groups = new CopyOnWriteArrayList<>();
    private final Semaphore gate = new Semaphore(0);

    @Override
    public WriteOutcome write(List<SpanBatch> group) {
        List<Span> spans =
                group.stream().flatMap(batch -> batch.spans().stream()).toList();
        groups.add(spans);
        gate.acquireUninterruptibly();
        return new WriteOutcome(spans.size(), 0, 0);
    }

    /** Lets that many groups through, now or later. */
    void let(int groupCount) {
        gate.release(groupCount);
    }

    /** Returns the groups that were begun. */
    List<List<Span>> groups() {
        return List.copyOf(groups);
    }
}
