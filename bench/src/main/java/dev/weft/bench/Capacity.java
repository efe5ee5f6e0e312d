package dev.weft.bench;

import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ServerProcess;
import dev.weft.bench.send.Pace;
import dev.weft.bench.send.Recorder;
import dev.weft.bench.send.Sender;
import java.io.IOException;
import java.time.Duration;

/** How many spans a second a running server acknowledges when it gets the next request with each answer. */
final class Capacity {

    static final int CONNECTIONS = 16;

    private static final Duration WARM_UP = Duration.ofSeconds(10);

    /** More than any server takes, so that time ends a run and not the load. */
    static final double MORE_THAN_ANY = 2_000_000;

    private Capacity() {}

    /** Returns the spans a second over this time, after a while to warm up. */
    static double measure(ServerProcess server, LoadOptions options, int variant, Duration time)
            throws IOException, InterruptedException {
        Duration whole = WARM_UP.plus(time);
        Load source = new Load(options.fromNow(MORE_THAN_ANY, whole, variant));
        Tally warmUp = new Tally();
        Tally measured = new Tally();
        long began = System.nanoTime();
        Recorder recorder = (number, answer, dueNanos, answeredNanos) -> (answeredNanos - began < WARM_UP.toNanos()
                        ? warmUp
                        : measured)
                .strict()
                .answered(number, answer, dueNanos, answeredNanos);
        new Sender(source, 0, whole, Pace.asAnswered(), recorder).sendAll(server.grpcAddress(), CONNECTIONS);
        double seconds = (System.nanoTime() - began - WARM_UP.toNanos()) / 1e9;
        return (double) measured.acknowledgedRequests() * options.batch() / seconds;
    }
}
