package dev.weft.bench;

import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ProcessFigures;
import dev.weft.bench.measure.ServerProcess;
import dev.weft.bench.send.FixedRate;
import dev.weft.bench.send.Sender;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./weft bench overload}. */
@Command(
        name = "overload",
        mixinStandardHelpOptions = true,
        description = "Loads at a multiple of what the server takes, then asks for every trace that was acknowledged.")
final class OverloadCommand implements Callable<Integer> {

    private static final Duration CAPACITY_TIME = Duration.ofSeconds(20);
    private static final Duration IDLE_WITHIN = Duration.ofMinutes(10);
    private static final int CAPACITY_VARIANT = 1;
    private static final int RECOVERY_VARIANT = 2;

    @ParentCommand
    private Main main = new Main();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(names = "--minutes", description = "how long (default: ${DEFAULT-VALUE})")
    private int minutes = 5;

    @Option(names = "--times", description = "the multiple (default: ${DEFAULT-VALUE})")
    private double times = 3;

    @Option(
            names = "--connections",
            description =
                    "one request under way on each; enough to fill the server's queue (default: ${DEFAULT-VALUE})")
    private int connections = 512;

    @Option(
            names = "--check-one-in",
            description = "traces of acknowledged requests that are asked for: 1 is all (default: ${DEFAULT-VALUE})")
    private int checkOneIn = 1;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectNode result = main.beginResult("overload");
        ObjectNode options = result.putObject("options");
        load.put(options);
        options.put("minutes", minutes);
        options.put("times", times);
        options.put("connections", connections);
        options.put("checkOneIn", checkOneIn);
        try (Scratch scratch = Scratch.create();
                ServerProcess server = main.startServer(scratch.folder())) {
            double capacity = Capacity.measure(server, load, CAPACITY_VARIANT, CAPACITY_TIME);
            result.put("capacitySpansPerSecond", Math.round(capacity));
            Load source = new Load(load.fromNow(capacity * times, Duration.ofMinutes(minutes), 0));
            Tally tally = overload(server, source, capacity * times, result.putObject("overload"));
            Recovery.measure(server, load, RECOVERY_VARIANT, capacity, result);
            ProcessFigures figures = server.figures();
            result.put("becameIdle", figures.awaitIdle(IDLE_WITHIN));
            result.put("peakResidentBytes", figures.peakResidentBytes());
            result.put("anonymousBytesAtEnd", figures.anonymousBytes());
            PresenceCheck.ofRun(server, source, tally, checkOneIn, result);
        }
        main.finish(result);
        return 0;
    }

    private Tally overload(ServerProcess server, Load source, double spansPerSecond, ObjectNode result)
            throws IOException, InterruptedException {
        Tally tally = new Tally();
        Watch watch = new Watch(server);
        FixedRate pace = new FixedRate(spansPerSecond / load.batch(), 0);
        long began = System.nanoTime();
        int sent = new Sender(source, 0, Duration.ofMinutes(minutes), pace, tally)
                .sendAll(server.grpcAddress(), connections);
        double seconds = (System.nanoTime() - began) / 1e9;
        result.put("wantedSpansPerSecond", Math.round(spansPerSecond));
        result.put("offeredSpansPerSecond", Math.round((double) sent * load.batch() / seconds));
        result.put(
                "acknowledgedSpansPerSecond",
                Math.round((double) tally.acknowledgedRequests() * load.batch() / seconds));
        tally.put(result);
        watch.read(result);
        System.err.println(result);
        return tally;
    }
}
