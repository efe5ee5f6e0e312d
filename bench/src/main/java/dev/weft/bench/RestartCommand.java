package dev.weft.bench;

import dev.weft.bench.ask.HttpConnection;
import dev.weft.bench.ask.ServerMetrics;
import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ServerProcess;
import dev.weft.bench.send.Pace;
import dev.weft.bench.send.Sender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./weft bench restart}. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description =
                "Times a start after kill -9 with many spans that are in no segment yet, one after kill -9 while spans come at"
                        + " top speed, and a graceful stop.")
final class RestartCommand implements Callable<Integer> {

    private static final Duration FOREVER = Duration.ofDays(1);
    private static final Duration SEALED_WITHIN = Duration.ofMinutes(5);
    private static final Duration IDLE_WITHIN = Duration.ofMinutes(10);
    private static final int CHECKED_ONE_IN = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParentCommand
    private Main main = new Main();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(names = "--spans", description = "stored in segments before (default: ${DEFAULT-VALUE})")
    private long spans = 2_000_000;

    @Option(
            names = "--recent",
            description =
                    "sent right before each end; the server begins a segment at 200,000 (default: ${DEFAULT-VALUE})")
    private long recent = 195_000;

    @Mixin
    private Runs runs = new Runs();

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectNode result = main.beginResult("restart");
        ObjectNode options = result.putObject("options");
        load.put(options);
        options.put("spans", spans);
        options.put("recent", recent);
        runs.measure(result, this::measure);
        main.finish(result);
        return 0;
    }

    private void measure(ObjectNode result) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.create()) {
            Path folder = scratch.folder();
            Load beforeKill = load(recent, 1);
            Load beforeStop = load(recent, 2);
            try (ServerProcess server = main.startServer(folder)) {
                send(server, load(spans, 0));
                awaitSealed(server);
                send(server, beforeKill);
                result.put("recentSpansAtKill", SealedSpans.recent(server.explorerAddress()));
                server.kill();
            }
            Load atSpeed = KillAtSpeed.load(load, 3);
            Tally acknowledged;
            try (ServerProcess server = main.startServer(folder)) {
                result.put("readyAfterKillMillis", server.readyAfter().toMillis());
                putReplay(server, result);
                check(server, beforeKill, result.putObject("afterKill"));
                acknowledged = KillAtSpeed.run(server, atSpeed, result.putObject("killAtTopSpeed"));
            }
            try (ServerProcess server = main.startServer(folder)) {
                ObjectNode after = result.putObject("afterKillAtTopSpeed");
                after.put("readyMillis", server.readyAfter().toMillis());
                putReplay(server, after);
                PresenceCheck.ofRun(server, atSpeed, acknowledged, CHECKED_ONE_IN, after);
                awaitSealed(server);
                send(server, beforeStop);
                result.put("recentSpansAtStop", SealedSpans.recent(server.explorerAddress()));
                result.put("stopMillis", server.stop().toMillis());
            }
            try (ServerProcess server = main.startServer(folder)) {
                result.put("readyAfterStopMillis", server.readyAfter().toMillis());
                check(server, beforeStop, result.putObject("afterStop"));
            }
        }
    }

    private Load load(long count, int variant) {
        return new Load(load.fromNow((double) count / MINUTE.toSeconds(), MINUTE, variant));
    }

    private static void send(ServerProcess server, Load source) throws IOException, InterruptedException {
        new Sender(source, 0, FOREVER, Pace.asAnswered(), new Tally().strict())
                .sendAll(server.grpcAddress(), Capacity.CONNECTIONS);
    }

    /**
     * Waits until segments hold all spans, and nothing is done any more.
     *
     * @throws IOException when that takes too long: what is measured next would be of another server
     */
    private static void awaitSealed(ServerProcess server) throws IOException, InterruptedException {
        SealedSpans.awaitAll(server.explorerAddress(), SEALED_WITHIN);
        server.figures().requireIdle(IDLE_WITHIN);
    }

    /** Puts what the start read of the log, by the server's own count. */
    private static void putReplay(ServerProcess server, ObjectNode result) throws IOException {
        try (HttpConnection connection = new HttpConnection(server.explorerAddress())) {
            ServerMetrics metrics = ServerMetrics.read(connection);
            double spans = metrics.value("weft_store_replay_spans");
            double seconds = metrics.value("weft_store_replay_time_seconds");
            result.put("replayedSpans", (long) spans);
            result.put("replayMillis", Math.round(seconds * 1_000));
            result.put("replayedSpansPerSecond", Math.round(spans / seconds));
        }
    }

    private static void check(ServerProcess server, Load source, ObjectNode result)
            throws IOException, InterruptedException {
        PresenceCheck check = new PresenceCheck(server.explorerAddress(), source);
        check.check(IntStream.range(0, source.shape().traces()).toArray());
        check.put(result);
    }
}
