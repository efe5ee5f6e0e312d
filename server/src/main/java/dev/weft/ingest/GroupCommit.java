package dev.weft.ingest;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.BackgroundThread;
import dev.weft.store.SpanWriter;
import dev.weft.store.WriteOutcome;
import java.util.List;
import java.util.function.Consumer;

/**
 * The one thread that writes. It takes whatever waits, writes it as one group, and only then answers each request of the
 * group. A failed group fails whole and is not tried again in parts: the senders try again.
 */
final class GroupCommit {

    private final CommitQueue queue;
    private final SpanWriter writer;
    private final IngestMetrics metrics;
    private final Consumer<Error> onError;
    private final FailedGroups failed = new FailedGroups(System::nanoTime);
    private final BackgroundThread thread = new BackgroundThread("weft-commit", this::run);

    GroupCommit(CommitQueue queue, SpanWriter writer, IngestMetrics metrics, Consumer<Error> onError) {
        this.queue = queue;
        this.writer = writer;
        this.metrics = metrics;
        this.onError = onError;
    }

    void start() {
        thread.start();
    }

    /** Waits until the queue was closed and everything in it is answered. */
    void join() {
        thread.close();
    }

    /** Nothing is stored without this thread: whatever ends it, but for the queue's end, ends the process. */
    private void run() {
        try {
            for (List<WaitingRequest> group = queue.takeGroup(); !group.isEmpty(); group = queue.takeGroup()) {
                commit(group);
            }
        } catch (RuntimeException e) {
            onError.accept(new Error("the thread that commits cannot go on", e));
            throw e;
        } catch (Error e) {
            onError.accept(e);
            throw e;
        }
    }

    private void commit(List<WaitingRequest> group) {
        List<SpanBatch> batches = group.stream().map(WaitingRequest::batch).toList();
        int spans = batches.stream().mapToInt(SpanBatch::size).sum();
        long startNanos = System.nanoTime();
        try {
            WriteOutcome outcome = writer.write(batches);
            metrics.committed(group.size(), spans, outcome, System.nanoTime() - startNanos);
            release(group);
            group.forEach(request -> request.committed().complete(outcome));
        } catch (RuntimeException e) {
            metrics.commitFailed(System.nanoTime() - startNanos);
            release(group);
            failed.add(group.size(), spans, e);
            group.forEach(request -> request.committed().completeExceptionally(e));
        }
    }

    private void release(List<WaitingRequest> group) {
        queue.release(group.stream().mapToLong(WaitingRequest::bytes).sum(), group.size());
    }
}
