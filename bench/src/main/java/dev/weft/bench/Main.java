package dev.weft.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./weft bench ingest|query}: starts the packaged server on a fresh folder, loads it, and writes a result file. */
@Command(name = "weft bench", mixinStandardHelpOptions = true, description = "Measures the packaged server.")
public final class Main implements Callable<Integer> {

    @Parameters(index = "0", description = "ingest: send a load and report its cost; query: load, then time look-ups")
    private String bench = "";

    @Option(names = "--spans", description = "size of the load (default: ${DEFAULT-VALUE})")
    private int spans = 1_000_000;

    @Option(names = "--seed", description = "same seed, same load (default: ${DEFAULT-VALUE})")
    private long seed = 42;

    @Option(names = "--concurrency", description = "requests under way at once (default: ${DEFAULT-VALUE})")
    private int concurrency = 16;

    @Option(names = "--rounds", description = "timed requests of each kind of look-up (default: ${DEFAULT-VALUE})")
    private int rounds = 200;

    @Option(names = "--root", required = true, description = "the project's folder, where the launcher lies")
    private Path root = Path.of(".");

    @Option(names = "--commit", description = "what the result says it was measured on (default: ${DEFAULT-VALUE})")
    private String commit = "unknown";

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!List.of("ingest", "query").contains(bench)) {
            System.err.println("bench: '" + bench + "' (expected: ingest or query)");
            return CommandLine.ExitCode.USAGE;
        }
        Duration span = Duration.ofHours(1);
        long start = Instant.now().minus(span).getEpochSecond() * 1_000_000_000L;
        LoadShape shape = new LoadShape(seed, Math.ceilDiv(spans, Load.SPANS_PER_TRACE), start, span.toNanos());
        Load load = new Load(shape);
        Path folder = Files.createTempDirectory("weft-bench-");
        try (LoadFile file = LoadFile.write(load, folder.resolve("load.bin"));
                ServerProcess server = ServerProcess.start(root.resolve("weft"), folder)) {
            ObjectNode result = ResultFile.begin(bench, commit);
            result.put("seed", seed);
            IngestBench.run(server, file, shape.spans(), concurrency, result.putObject("ingest"));
            if (bench.equals("query")) {
                new QueryBench(server.explorerAddress(), load, shape, rounds).run(result.putObject("query"));
            }
            System.out.println(result.toPrettyString());
            System.out.println(
                    "written to " + root.relativize(ResultFile.write(result, root.resolve("bench/results"))));
        } finally {
            delete(folder);
        }
        return CommandLine.ExitCode.OK;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
