package dev.weft.store.duckdb.part;

import dev.weft.store.StoreException;
import dev.weft.store.YieldingThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads chunks for all questions to a store on threads of their own, between which and those of the way in the system divides
 * the processors: on as many as there are, and on one less while many spans come in. The next few chunks are read for the
 * question for which the fewest spans were read so far, so that a short one does not wait for a long one.
 */
public final class ReadingTurns implements AutoCloseable {

    /** Fewer take less time than giving the turn to another. */
    private static final int SPANS_PER_TURN = 4_096;

    /** Less than that of what counts over everything. */
    private static final int NICENESS = 5;

    private final int processors;
    private final BooleanSupplier manySpansCome;
    private final YieldingThreads threads = new YieldingThreads("chunks", NICENESS);
    private final List<Batch<?>> waiting = new ArrayList<>();
    private int running;
    private boolean closed;

    /** @param manySpansCome asked before each chunk: whether a processor is to be left to the way in */
    public ReadingTurns(int processors, BooleanSupplier manySpansCome) {
        this.processors = processors;
        this.manySpansCome = manySpansCome;
    }

    /** Begins a question. */
    Asker asker() {
        return new Asker();
    }

    /** One question; for one thread. */
    final class Asker {

        /** Guarded by the turns. */
        private long spansRead;

        /**
         * Reads chunks, several at the same time, begun in their order; returns when all were read, or one failed and none is
         * being read any more.
         *
         * @param spans how many a chunk has
         * @throws RuntimeException which the first of them that failed threw
         * @throws StoreException of kind CANCELLED when the waiting thread is interrupted, UNAVAILABLE when the store is closed
         */
        <T> void read(List<T> chunks, ToIntFunction<T> spans, Consumer<T> reading) {
            if (!chunks.isEmpty()) {
                await(new Batch<>(this, chunks, spans, reading));
            }
        }
    }

    /** Chunks of one question that may be read at the same time. Guarded by the turns. */
    private static final class Batch<T> {

        private final Asker asker;
        private final List<T> chunks;
        private final ToIntFunction<T> spans;
        private final Consumer<T> reading;
        private int begun;
        private int beingRead;
        private @Nullable Throwable failure;

        Batch(Asker asker, List<T> chunks, ToIntFunction<T> spans, Consumer<T> reading) {
            this.asker = asker;
            this.chunks = chunks;
            this.spans = spans;
            this.reading = reading;
        }

        boolean hasMore() {
            return begun < chunks.size() && failure == null;
        }

        /** Begins as many of the next chunks as are worth a turn. */
        Turn<T> begin() {
            int first = begun;
            long spansOfTurn = 0;
            while (begun < chunks.size() && spansOfTurn < SPANS_PER_TURN) {
                spansOfTurn += spans.applyAsInt(chunks.get(begun++));
            }
            beingRead++;
            asker.spansRead += spansOfTurn;
            return new Turn<>(this, chunks.subList(first, begun));
        }

        boolean isDone() {
            return !hasMore() && beingRead == 0;
        }

        void fail(Throwable cause) {
            failure = failure == null ? cause : failure;
        }
    }

    private synchronized void await(Batch<?> batch) {
        if (closed) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "store is closed", null);
        }
        waiting.add(batch);
        startThreads();
        boolean interrupted = false;
        while (!batch.isDone()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                batch.fail(new StoreException(StoreException.Kind.CANCELLED, "interrupted", e));
            }
        }
        waiting.remove(batch);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (batch.failure) {
            case null -> {}
            case RuntimeException failure -> throw failure;
            case Error error -> throw error;
            default -> throw new IllegalStateException("reading a chunk failed", batch.failure);
        }
    }

    /** Starts as many threads as may read and have something to read. */
    private void startThreads() {
        int unread = 0;
        for (Batch<?> batch : waiting) {
            unread += batch.hasMore() ? batch.chunks.size() - batch.begun : 0;
        }
        while (!closed && running < Math.min(atMost(), unread)) {
            running++;
            threads.execute(this::readInTurn);
        }
    }

    private int atMost() {
        return manySpansCome.getAsBoolean() ? Math.max(1, processors - 1) : processors;
    }

    private void readInTurn() {
        for (Turn<?> turn = begin(); turn != null; turn = begin()) {
            Throwable failure = null;
            try {
                turn.read();
            } catch (Throwable e) { // whoever waits for it throws it
                failure = e;
            }
            end(turn.batch, failure);
        }
    }

    /** Chunks to be read now, one after the other. */
    private record Turn<T>(Batch<T> batch, List<T> chunks) {
        void read() {
            chunks.forEach(batch.reading);
        }
    }

    /** Returns what this thread reads next, null when it is to end. */
    private synchronized @Nullable Turn<?> begin() {
        Batch<?> next = null;
        for (Batch<?> batch : waiting) {
            if (batch.hasMore() && (next == null || batch.asker.spansRead < next.asker.spansRead)) {
                next = batch;
            }
        }
        if (next == null || running > atMost()) {
            running--;
            return null;
        }
        return next.begin();
    }

    private synchronized void end(Batch<?> batch, @Nullable Throwable failure) {
        batch.beingRead--;
        if (failure != null) {
            batch.fail(failure);
        }
        if (batch.isDone()) {
            notifyAll();
        }
        startThreads();
    }

    /** What is being read is read to its end. */
    @Override
    public synchronized void close() {
        closed = true;
        threads.close();
    }
}
