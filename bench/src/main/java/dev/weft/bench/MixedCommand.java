package dev.weft.bench;

import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./weft bench mixed}. */
@Command(
        name = "mixed",
        mixinStandardHelpOptions = true,
        description = "Loads at a fixed rate with look-ups beside it, and reports minute by minute.")
final class MixedCommand implements Callable<Integer> {

    private static final double SHARE_OF_CAPACITY = 0.6;
    private static final Duration CAPACITY_TIME = Duration.ofSeconds(20);

    @ParentCommand
    private Main main = new Main();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(names = "--minutes", description = "how long (default: ${DEFAULT-VALUE})")
    private int minutes = 10;

    @Option(
            names = "--rate",
            description = "spans a second (default: 60 %% of what the server takes, which is measured first)")
    private double rate;

    @Mixin
    private TrafficOptions traffic = new TrafficOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectNode result = main.beginResult("mixed");
        ObjectNode options = result.putObject("options");
        load.put(options);
        options.put("minutes", minutes);
        traffic.put(options);
        try (Scratch scratch = Scratch.create();
                ServerProcess server = main.startServer(scratch.folder())) {
            if (rate == 0) {
                double capacity = Capacity.measure(server, load, 1, CAPACITY_TIME);
                result.put("capacitySpansPerSecond", Math.round(capacity));
                rate = capacity * SHARE_OF_CAPACITY;
            }
            options.put("rate", Math.round(rate));
            Load source = new Load(load.fromNow(rate, Duration.ofMinutes(minutes), 0));
            Traffic run = traffic.to(server, source, rate);
            new MixedRun(server, source, run, minutes).run(result.putArray("minutes"));
            run.tally().put(result.putObject("whole"));
            result.put("peakResidentBytes", server.figures().peakResidentBytes());
        }
        main.finish(result);
        return 0;
    }
}
