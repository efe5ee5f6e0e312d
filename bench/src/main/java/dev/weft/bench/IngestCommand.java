package dev.weft.bench;

import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ServerProcess;
import dev.weft.bench.send.FixedRate;
import dev.weft.bench.send.Pace;
import java.io.IOException;
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
    private PastLoad load = new PastLoad();

    @Option(names = "--connections", description = "one request under way on each (default: ${DEFAULT-VALUE})")
    private int connections = 16;

    @Option(
            names = "--rate",
            description = "spans a second, sent whether answers come or not, with times from when each was due"
                    + " (default: as fast as answered)")
    private double rate;

    @Mixin
    private Runs runs = new Runs();

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectNode result = main.beginResult("ingest");
        ObjectNode options = result.putObject("options");
        load.put(options);
        options.put("connections", connections);
        options.put("rate", rate);
        options.put("runs", runs.count());
        Load source = new Load(load.shape());
        runs.measure(result, figures -> {
            try (Scratch scratch = Scratch.create();
                    ServerProcess server = main.startServer(scratch.folder())) {
                Pace pace = rate > 0 ? new FixedRate(rate / load.batch(), 0) : Pace.asAnswered();
                IngestRun.run(server, source, connections, pace, figures);
            }
        });
        main.finish(result);
        return 0;
    }
}
