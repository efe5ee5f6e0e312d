package dev.weft.bench;

import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ServerProcess;
import dev.weft.bench.measure.Spread;
import dev.weft.bench.send.FixedRate;
import dev.weft.bench.send.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./weft bench ingest}. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Sends a load and reports speed, CPU, memory, bytes on disk and how long acknowledgements take.")
final class IngestCommand implements Callable<Integer> {

    @ParentCommand
    private Main main = new Main();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(names = "--spans", description = "size of the load, rounded up to requests (default: ${DEFAULT-VALUE})")
    private long spans = 2_000_000;

    @Option(
            names = "--hours",
            description = "stretch of time up to now that the spans lie in (default: ${DEFAULT-VALUE})")
    private int hours = 24;

    @Option(names = "--connections", description = "one request under way on each (default: ${DEFAULT-VALUE})")
    private int connections = 16;

    @Option(
            names = "--rate",
            description = "spans a second, sent whether answers come or not, with times from when each was due"
                    + " (default: as fast as answered)")
    private double rate;

    @Option(names = "--runs", description = "how often, each on a fresh folder (default: ${DEFAULT-VALUE})")
    private int runs = 1;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectNode result = main.beginResult("ingest");
        ObjectNode options = result.putObject("options");
        load.put(options);
        options.put("spans", spans);
        options.put("hours", hours);
        options.put("connections", connections);
        options.put("rate", rate);
        options.put("runs", runs);
        Load source = new Load(load.upToNow(spans, Duration.ofHours(hours)));
        List<ObjectNode> done = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            ObjectNode figures = result.objectNode();
            try (Scratch scratch = Scratch.create();
                    ServerProcess server = main.startServer(scratch.folder())) {
                Pace pace = rate > 0 ? new FixedRate(rate / load.batch(), 0) : Pace.asAnswered();
                IngestRun.run(server, source, connections, pace, figures);
            }
            System.err.println("run " + (run + 1) + " of " + runs + ": " + figures);
            done.add(figures);
        }
        if (runs > 1) {
            result.set("spread", Spread.over(done));
        }
        done.forEach(result.putArray("runs")::add);
        main.finish(result);
        return 0;
    }
}
