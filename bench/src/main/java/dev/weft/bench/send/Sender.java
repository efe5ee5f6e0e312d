package dev.weft.bench.send;

import dev.weft.bench.load.RequestSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends the requests of a source in the order of their numbers over many connections, one under way on each. */
public final class Sender {

    private static final Duration SILENCE_LIMIT = Duration.ofMinutes(2);

    private final RequestSource source;
    private final Pace pace;
    private final Recorder recorder;
    private final long endNanos;
    private final AtomicInteger next;
    private final AtomicLong lastAnswerNanos = new AtomicLong(System.nanoTime());
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Queue<byte[]> scratch = new ConcurrentLinkedQueue<>();

    /**
     * @param first number of the first request
     * @param limit no request begins later than this from now on
     */
    public Sender(RequestSource source, int first, Duration limit, Pace pace, Recorder recorder) {
        this.source = source;
        this.next = new AtomicInteger(first);
        this.endNanos = System.nanoTime() + limit.toNanos();
        this.pace = pace;
        this.recorder = recorder;
    }

    /** Returns the number of the first request that was not sent. */
    public int sendAll(String address, int connections) throws IOException, InterruptedException {
        List<ExportConnection> open = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                open.add(ExportConnection.open(address, source.largestRequestBytes()));
            }
            CountDownLatch running = new CountDownLatch(connections);
            for (ExportConnection connection : open) {
                Thread.ofVirtual().start(() -> sendUntilDone(connection, running));
            }
            while (!running.await(1, TimeUnit.SECONDS)) {
                if (System.nanoTime() - lastAnswerNanos.get() > SILENCE_LIMIT.toNanos()) {
                    throw new IOException("no answer for " + SILENCE_LIMIT.toSeconds() + " s");
                }
            }
        } finally {
            for (ExportConnection connection : open) {
                connection.close();
            }
        }
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IOException("sending the load failed: " + cause.getMessage(), cause);
        }
        return Math.min(next.get(), source.requests());
    }

    private void sendUntilDone(ExportConnection connection, CountDownLatch running) {
        try {
            for (int number = take(); number >= 0; number = take()) {
                prepare(connection, number);
                long due = pace.await(number);
                ExportAnswer answer = connection.send();
                long now = System.nanoTime();
                lastAnswerNanos.set(now);
                recorder.answered(number, answer, due, now);
            }
        } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        } finally {
            running.countDown();
        }
    }

    /** Returns the number of the next request to send, negative when there is none or time is up. */
    private int take() {
        if (failure.get() != null || System.nanoTime() >= endNanos) {
            return -1;
        }
        int number = next.getAndIncrement();
        return number < source.requests() ? number : -1;
    }

    private void prepare(ExportConnection connection, int number) {
        byte[] pooled = scratch.poll();
        byte[] request = pooled == null ? new byte[source.largestRequestBytes()] : pooled;
        connection.prepare(request, source.fill(number, request));
        scratch.add(request);
    }
}
