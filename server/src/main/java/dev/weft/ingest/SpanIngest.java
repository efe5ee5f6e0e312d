package dev.weft.ingest;

import dev.weft.store.SpanWriter;
import dev.weft.store.StoreException;
import dev.weft.store.WriteOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door to the store for spans that come in. Requests of many threads are committed in groups; each is acknowledged
 * after its group is durable. Closing takes nothing more and answers what was taken.
 */
public final class SpanIngest implements AutoCloseable {

    private final IngestLimits limits;
    private final CommitQueue queue;
    private final IngestMetrics metrics;
    private final GroupCommit commit;
    private final Consumer<Error> onError;

    /**
     * @param onError called with an {@link Error} of the write path, out of memory included: the process must end, since
     *     nobody knows what it left behind
     */
    public SpanIngest(SpanWriter writer, IngestLimits limits, MeterRegistry registry, Consumer<Error> onError) {
        this.limits = limits;
        this.onError = onError;
        this.queue = new CommitQueue(limits.maxWaitingBytes(), limits.maxWaitingRequests());
        this.metrics = new IngestMetrics(registry, queue);
        this.commit = new GroupCommit(queue, writer, metrics, onError);
        commit.start();
    }

    /** Ends the process at once, without shutdown hooks, after one line on standard error. */
    public static void halt(Error error) {
        try {
            System.err.println("weft: ended by an error in the write path: " + error);
        } finally {
            Runtime.getRuntime().halt(70);
        }
    }

    /**
     * Decodes a request, stores its spans and blocks until they are durable. Nothing is decoded while too
     * much waits. Decoding belongs to the write path: an {@link Error} in it ends the process too; any other exception of it
     * is passed on.
     *
     * @param bytes decompressed size of the request, its weight in the queue
     * @param decoding returns what is within the {@linkplain #limits limits}
     * @throws IngestException when the request is not stored
     */
    public Receipt store(long bytes, Supplier<Submission> decoding) {
        reserve(bytes);
        try {
            Submission submission = decoded(bytes, decoding);
            if (submission.batch().size() == 0) {
                queue.release(bytes, 1);
            } else {
                WaitingRequest request = new WaitingRequest(submission.batch(), bytes, new CompletableFuture<>());
                queue.add(request);
                await(request.committed());
            }
            Findings findings = submission.findings();
            metrics.acknowledged(findings);
            return new Receipt(findings.rejectedSpans(), findings.message());
        } catch (Error e) {
            onError.accept(e);
            throw e;
        }
    }

    /** Returns the bounds that a decoder keeps. */
    public IngestLimits limits() {
        return limits;
    }

    /** Returns what is held at this moment, in words: nobody was told that it is stored. */
    public String unfinished() {
        return queue.heldRequests() + " requests with " + queue.heldBytes()
                + " bytes are not stored, and none of them was acknowledged";
    }

    /** Takes no more, and returns when what was taken is stored and answered. */
    @Override
    public void close() {
        queue.close();
        commit.join();
    }

    private void reserve(long bytes) {
        switch (queue.reserve(bytes)) {
            case HELD -> {}
            case FULL ->
                throw refusal(
                        IngestException.Kind.QUEUE_FULL,
                        "too much is waiting to be stored (expected: at most " + limits.maxWaitingRequests()
                                + " requests with " + limits.maxWaitingBytes() + " bytes)",
                        null);
            case CLOSED -> throw refusal(IngestException.Kind.CLOSED, "the server is stopping", null);
        }
    }

    private Submission decoded(long bytes, Supplier<Submission> decoding) {
        try {
            return decoding.get();
        } catch (RuntimeException | Error e) {
            queue.release(bytes, 1);
            throw e;
        }
    }

    private void await(CompletableFuture<WriteOutcome> committed) {
        try {
            committed.get(limits.commitTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw refusal(
                    IngestException.Kind.TIMED_OUT,
                    "not durable after " + limits.commitTimeout() + "; send again later",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal(IngestException.Kind.UNAVAILABLE, "interrupted while waiting for the commit", e);
        } catch (ExecutionException e) {
            throw notWritten(e.getCause());
        }
    }

    /** The store's own words may name files; only why there is no room is for the sender. */
    private IngestException notWritten(@Nullable Throwable cause) {
        return cause instanceof StoreException failure && failure.kind() == StoreException.Kind.FULL
                ? refusal(IngestException.Kind.DISK_FULL, failure.getMessage() + "; send again later", cause)
                : refusal(IngestException.Kind.UNAVAILABLE, "the store cannot write now; send again later", cause);
    }

    private IngestException refusal(IngestException.Kind kind, String message, @Nullable Throwable cause) {
        metrics.refused(kind);
        return new IngestException(kind, message, limits.retryDelay(), cause);
    }
}
