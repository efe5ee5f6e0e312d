package dev.weft.store.duckdb.part;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Chunks of one question that may be read at the same time. All but reading is guarded by the {@link ReadingTurns}. */
final class ChunkBatch<T> {

    /** Fewer take less time than giving the turn to another. */
    private static final int SPANS_PER_TURN = 4_096;

    private final List<T> chunks;
    private final ToIntFunction<T> spans;
    private final Consumer<T> reading;
    private int begun;
    private int beingRead;
    private @Nullable Throwable failure;

    /** @param spans how many a chunk has */
    ChunkBatch(List<T> chunks, ToIntFunction<T> spans, Consumer<T> reading) {
        this.chunks = chunks;
        this.spans = spans;
        this.reading = reading;
    }

    /** Returns whether chunks are left to be read. */
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
        return new Turn<>(this, chunks.subList(first, begun));
    }

    /** Returns whether nothing is read and nothing is left to be. */
    boolean isDone() {
        return !hasMore() && beingRead == 0;
    }

    /** Leaves what was not begun; the first cause counts. */
    void fail(Throwable cause) {
        failure = failure == null ? cause : failure;
    }

    /** @throws RuntimeException which made it fail first */
    void requireSuccess() {
        switch (failure) {
            case null -> {}
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException("reading a chunk failed", failure);
        }
    }

    /** Chunks to be read one after the other, by one thread. */
    static final class Turn<T> {

        private final ChunkBatch<T> batch;
        private final List<T> chunks;
        private final long beganNanos = System.nanoTime();
        private @Nullable Throwable failure;

        private Turn(ChunkBatch<T> batch, List<T> chunks) {
            this.batch = batch;
            this.chunks = chunks;
        }

        ChunkBatch<T> batch() {
            return batch;
        }

        void read() {
            try {
                chunks.forEach(batch.reading);
            } catch (Throwable e) { // whoever waits for the batch throws it
                failure = e;
            }
        }

        /** Says that it cannot be read. */
        void fail(Throwable cause) {
            failure = cause;
        }

        /** Returns how long it took, in nanoseconds. */
        long end() {
            batch.beingRead--;
            if (failure != null) {
                batch.fail(failure);
            }
            return System.nanoTime() - beganNanos;
        }
    }
}
