package dev.weft.store.duckdb.part;

import dev.weft.store.StoreException;
import dev.weft.store.YieldingThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Shares the processors among all questions to a store: as many of them as there are, and one less while many spans come in.
 * Chunks are read on threads of their own, between which and those of the way in the system divides the processors; whole
 * traces are evaluated on the thread that asks. The next turn is for the question on which the least time was spent so far, so
 * that a short one does not wait for a long one. What they hold in memory meanwhile, they hold in {@link SpanRoom}.
 */
public final class ReadingTurns implements AutoCloseable {

    /** Of evaluating: longer than it takes to give the turn to another. */
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long BETWEEN_CHECKS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Less than that of what counts over everything. */
    private static final int NICENESS = 5;

    private final int processors;
    private final BooleanSupplier manySpansCome;
    private final SpanRoom room;
    private final YieldingThreads threads;
    private final ReentrantLock lock = new ReentrantLock();

    /** In the order in which they came. */
    private final List<Asker> waiting = new ArrayList<>();

    private int inUse;
    private boolean closed;

    /**
     * @param manySpansCome asked before each turn: whether a processor is to be left to the way in
     * @param room in memory for the traces that are evaluated
     */
    public ReadingTurns(int processors, BooleanSupplier manySpansCome, SpanRoom room) {
        this(processors, manySpansCome, room, new YieldingThreads("chunks", NICENESS));
    }

    /** @param threads on which chunks are read, closed with this */
    ReadingTurns(int processors, BooleanSupplier manySpansCome, SpanRoom room, YieldingThreads threads) {
        this.processors = processors;
        this.threads = threads;
        this.room = room;
        this.manySpansCome = manySpansCome;
    }

    /** Begins a question. */
    Asker asker() {
        return new Asker();
    }

    /** One question; for one thread. What it waits for, and for how long it was served, is guarded by the turns. */
    final class Asker implements AutoCloseable {

        private final Condition served = lock.newCondition();
        private long usedNanos;

        /** Null while it waits for nothing, or for its turn to evaluate. */
        private @Nullable ChunkBatch<?> batch;

        private boolean evaluating;
        private long beganNanos;
        private SpanRoom.@Nullable Share share;

        private Asker() {}

        /**
         * Returns its room for traces, without any that it took before. Who waits for room has no turn.
         *
         * @param check throws what ends the question; called while it waits for room
         */
        SpanRoom.Share room(Runnable check) {
            closeRoom();
            SpanRoom.Share begun = room.share(this::pause, check);
            share = begun;
            return begun;
        }

        /**
         * Reads chunks, several at the same time, begun in their order; returns when all were read, or one failed and none is
         * being read any more.
         *
         * @param spans how many a chunk has
         * @throws RuntimeException which the first of them that failed threw
         * @throws StoreException of kind CANCELLED when the waiting thread is interrupted, UNAVAILABLE when the store is closed
         */
        <T> void read(List<T> chunks, ToIntFunction<T> spans, Consumer<T> reading) {
            pause();
            giveWay();
            if (!chunks.isEmpty()) {
                await(this, new ChunkBatch<>(chunks, spans, reading));
            }
        }

        /**
         * Called again and again while its thread evaluates: waits for a turn, and when that is over for the next one. Gives up
         * what it only keeps, when somebody is in need of the room.
         *
         * @param check throws what ends the question; called while it waits
         * @throws StoreException of kind CANCELLED when the thread is interrupted, UNAVAILABLE when the store is closed
         */
        void evaluate(Runnable check) {
            giveWay();
            long now = System.nanoTime();
            if (evaluating && now - beganNanos < TURN_NANOS) {
                return;
            }
            lock.lock();
            try {
                endEvaluating(now);
                awaitTurn(this, () -> {
                    check.run();
                    giveWay();
                });
            } finally {
                lock.unlock();
            }
        }

        /** Ends its turn, if it evaluates: it is about to wait for something else. */
        void pause() {
            if (evaluating) {
                lock.lock();
                try {
                    endEvaluating(System.nanoTime());
                    serve();
                } finally {
                    lock.unlock();
                }
            }
        }

        @Override
        public void close() {
            pause();
            closeRoom();
        }

        private void giveWay() {
            if (share != null) {
                share.giveWay();
            }
        }

        private void closeRoom() {
            if (share != null) {
                share.close();
            }
        }

        private void beginEvaluating() {
            evaluating = true;
            beganNanos = System.nanoTime();
            served.signal();
        }

        private void endEvaluating(long now) {
            if (evaluating) {
                usedNanos += now - beganNanos;
                evaluating = false;
                inUse--;
            }
        }

        /** Returns whether it has use for a processor. */
        private boolean waitsForTurn() {
            return batch == null || batch.hasMore();
        }
    }

    private void await(Asker asker, ChunkBatch<?> batch) {
        boolean interrupted = false;
        lock.lock();
        try {
            requireOpen();
            asker.batch = batch;
            waiting.add(asker);
            serve();
            while (!batch.isDone()) {
                try {
                    asker.served.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    batch.fail(interrupted(e));
                }
            }
            waiting.remove(asker);
            asker.batch = null;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        batch.requireSuccess();
    }

    /** Waits for a turn to evaluate; should that fail when it has come, it is the asker's until the question ends. */
    private void awaitTurn(Asker asker, Runnable check) {
        requireOpen();
        waiting.add(asker);
        try {
            serve();
            while (!asker.evaluating) {
                asker.served.awaitNanos(BETWEEN_CHECKS_NANOS);
                requireOpen();
                check.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } finally {
            waiting.remove(asker);
        }
    }

    /** Gives processors that are free to those who wait. */
    private void serve() {
        while (!closed && inUse < atMost()) {
            Asker next = next();
            if (next == null) {
                return;
            }
            inUse++;
            ChunkBatch<?> batch = next.batch;
            if (batch == null) {
                waiting.remove(next);
                next.beginEvaluating();
            } else {
                begin(next, batch.begin());
            }
        }
    }

    /** Should there be no thread to be had, the question fails, and the processor is free again. */
    private void begin(Asker asker, ChunkBatch.Turn<?> turn) {
        try {
            threads.execute(() -> readFrom(asker, turn));
        } catch (RuntimeException | Error e) {
            turn.fail(e);
            end(asker, turn);
            inUse--;
        }
    }

    private static void end(Asker asker, ChunkBatch.Turn<?> turn) {
        asker.usedNanos += turn.end();
        if (turn.batch().isDone()) {
            asker.served.signal();
        }
    }

    /** Returns whose turn is the next one, null when nobody waits for one. */
    private @Nullable Asker next() {
        Asker next = null;
        for (Asker asker : waiting) {
            if (asker.waitsForTurn() && (next == null || asker.usedNanos < next.usedNanos)) {
                next = asker;
            }
        }
        return next;
    }

    private int atMost() {
        return manySpansCome.getAsBoolean() ? Math.max(1, processors - 1) : processors;
    }

    private void readFrom(Asker first, ChunkBatch.Turn<?> firstTurn) {
        Asker asker = first;
        ChunkBatch.Turn<?> turn = firstTurn;
        while (true) {
            turn.read();
            lock.lock();
            try {
                end(asker, turn);
                Asker next = closed || inUse > atMost() ? null : next();
                if (next == null || next.batch == null) {
                    inUse--;
                    serve();
                    return;
                }
                asker = next;
                turn = next.batch.begin();
                serve();
            } finally {
                lock.unlock();
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw closed();
        }
    }

    private static StoreException closed() {
        return new StoreException(StoreException.Kind.UNAVAILABLE, "store is closed", null);
    }

    private static StoreException interrupted(InterruptedException cause) {
        return new StoreException(StoreException.Kind.CANCELLED, "interrupted", cause);
    }

    /** What is being read is read to its end. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            for (Asker asker : waiting) {
                if (asker.batch != null && asker.batch.hasMore()) {
                    asker.batch.fail(closed());
                }
                asker.served.signal();
            }
        } finally {
            lock.unlock();
        }
        threads.close();
    }
}
