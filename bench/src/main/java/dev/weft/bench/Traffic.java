package dev.weft.bench;

import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ServerProcess;
import dev.weft.bench.send.FixedRate;
import dev.weft.bench.send.Recorder;
import dev.weft.bench.send.Sender;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** Ingest at a fixed rate, with questions beside it about what was acknowledged. */
final class Traffic {

    private static final int ASKING_CONNECTIONS = 4;

    /** Acknowledged so many seconds ago is found by every query; one would do by contract, if clocks had no ticks. */
    private static final int VISIBLE_AFTER_SECONDS = 2;

    private final ServerProcess server;
    private final Load load;
    private final int connections;
    private final double spansPerSecond;
    private final double questionsPerSecond;
    private final Tally tally = new Tally();
    private volatile int visibleTraces;

    Traffic(ServerProcess server, Load load, int connections, double spansPerSecond, double questionsPerSecond) {
        this.server = server;
        this.load = load;
        this.connections = connections;
        this.spansPerSecond = spansPerSecond;
        this.questionsPerSecond = questionsPerSecond;
    }

    /** Returns what became of all requests, also while it runs. */
    Tally tally() {
        return tally;
    }

    /**
     * Runs for so many seconds.
     *
     * @param stretches the stretch in which something was due, by {@link System#nanoTime()}
     * @param clock called at the end of each second
     */
    void run(int seconds, LongFunction<Stretch> stretches, Clock clock) throws IOException, InterruptedException {
        Recorder recorder = (number, answer, dueNanos, answeredNanos) -> {
            tally.answered(number, answer, dueNanos, answeredNanos);
            stretches.apply(dueNanos).answered(number, answer, dueNanos, answeredNanos);
        };
        FixedRate pace = new FixedRate(spansPerSecond / load.shape().spansPerRequest(), 0);
        long beganNanos = System.nanoTime();
        Sender sender = new Sender(load, 0, Duration.ofSeconds(seconds), pace, recorder);
        Asker asker = new Asker(load, server.explorerAddress(), questionsPerSecond, () -> visibleTraces);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sending = threads.submit(() -> sender.sendAll(server.grpcAddress(), connections));
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < ASKING_CONNECTIONS; i++) {
                asking.add(threads.submit(() -> {
                    asker.askUntilInterrupted(stretches);
                    return null;
                }));
            }
            try {
                Deque<Integer> acknowledged = new ArrayDeque<>();
                for (int second = 1; second <= seconds; second++) {
                    awaitMoment(beganNanos + Duration.ofSeconds(second).toNanos());
                    throwWhatFailed(sending);
                    for (Future<?> it : asking) {
                        throwWhatFailed(it);
                    }
                    acknowledged.addLast(tally.acknowledgedUpTo());
                    if (acknowledged.size() > VISIBLE_AFTER_SECONDS) {
                        visibleTraces =
                                acknowledged.removeFirst() * load.shape().tracesPerRequest();
                    }
                    clock.second(second);
                }
                asking.forEach(it -> it.cancel(true));
                sending.get();
            } finally {
                threads.shutdownNow();
            }
        } catch (ExecutionException e) {
            throw new IOException("the run failed: " + e.getCause(), e);
        }
    }

    private static void awaitMoment(long nanos) throws InterruptedException {
        Thread.sleep(Math.max(0, (nanos - System.nanoTime()) / 1_000_000));
    }

    private static void throwWhatFailed(Future<?> task) throws InterruptedException, ExecutionException {
        if (task.isDone()) {
            task.get();
        }
    }

    /** Told when seconds end. */
    @FunctionalInterface
    interface Clock {

        /** @param number 1 for the first */
        void second(int number) throws IOException, InterruptedException;
    }
}
