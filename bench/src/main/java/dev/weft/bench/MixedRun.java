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
import tools.jackson.databind.node.ArrayNode;

/** Ingest at a fixed rate with questions beside it, written down minute by minute. */
final class MixedRun {

    private static final int ASKING_CONNECTIONS = 4;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Acknowledged so many seconds ago is found by every query; one would do by contract, if clocks had no ticks. */
    private static final int VISIBLE_AFTER_SECONDS = 2;

    private final ServerProcess server;
    private final Load load;
    private final int connections;
    private final List<Minute> minutes = new ArrayList<>();
    private final Tally tally = new Tally();
    private volatile int visibleTraces;
    private volatile long beganNanos;

    MixedRun(ServerProcess server, Load load, int connections, int minuteCount) {
        this.server = server;
        this.load = load;
        this.connections = connections;
        for (int i = 0; i < minuteCount; i++) {
            minutes.add(new Minute());
        }
    }

    /** Runs until time is up and adds one object a minute to the array. */
    void run(double spansPerSecond, double questionsPerSecond, ArrayNode result)
            throws IOException, InterruptedException {
        Recorder recorder = (number, answer, dueNanos, answeredNanos) -> {
            tally.answered(number, answer, dueNanos, answeredNanos);
            minute(dueNanos).answered(number, answer, dueNanos, answeredNanos);
        };
        FixedRate pace = new FixedRate(spansPerSecond / load.shape().spansPerRequest(), 0);
        beganNanos = System.nanoTime();
        Sender sender = new Sender(load, 0, MINUTE.multipliedBy(minutes.size()), pace, recorder);
        Asker asker = new Asker(load, server.explorerAddress(), questionsPerSecond, () -> visibleTraces);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sending = threads.submit(() -> sender.sendAll(server.grpcAddress(), connections));
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < ASKING_CONNECTIONS; i++) {
                asking.add(threads.submit(() -> {
                    asker.askUntilInterrupted(this::minute);
                    return null;
                }));
            }
            try {
                watch(result, sending, asking);
                asking.forEach(it -> it.cancel(true));
                sending.get();
            } finally {
                threads.shutdownNow();
            }
        } catch (ExecutionException e) {
            throw new IOException("the mixed run failed: " + e.getCause(), e);
        }
    }

    Tally tally() {
        return tally;
    }

    private Minute minute(long dueNanos) {
        int index = (int) ((dueNanos - beganNanos) / MINUTE.toNanos());
        return minutes.get(Math.clamp(index, 0, minutes.size() - 1));
    }

    private void watch(ArrayNode result, Future<?> sending, List<Future<?>> asking)
            throws IOException, InterruptedException, ExecutionException {
        Watch watch = new Watch(server);
        Deque<Integer> acknowledged = new ArrayDeque<>();
        for (int second = 1; second <= minutes.size() * MINUTE.toSeconds(); second++) {
            Thread.sleep(
                    Math.max(0, (beganNanos + Duration.ofSeconds(second).toNanos() - System.nanoTime()) / 1_000_000));
            throwWhatFailed(sending);
            for (Future<?> it : asking) {
                throwWhatFailed(it);
            }
            watch.look();
            acknowledged.addLast(tally.acknowledgedUpTo());
            if (acknowledged.size() > VISIBLE_AFTER_SECONDS) {
                visibleTraces = acknowledged.removeFirst() * load.shape().tracesPerRequest();
            }
            if (second % MINUTE.toSeconds() == 0) {
                int minute = (int) (second / MINUTE.toSeconds());
                var row = result.addObject().put("minute", minute);
                watch.read(row);
                minutes.get(minute - 1).put(row, load.shape().spansPerRequest());
                System.err.println(row);
            }
        }
    }

    private static void throwWhatFailed(Future<?> task) throws InterruptedException, ExecutionException {
        if (task.isDone()) {
            task.get();
        }
    }
}
