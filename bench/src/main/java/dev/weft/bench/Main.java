package dev.weft.bench;

import dev.weft.bench.measure.ResultFile;
import dev.weft.bench.measure.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./weft bench}: starts the packaged server with its defaults, loads it, and writes a result file. */
@Command(
        name = "weft bench",
        mixinStandardHelpOptions = true,
        description = "Measures the packaged server from outside; results go to bench/results.",
        footer = {
            "",
            "./weft bench pages measures the explorer's pages in Chromium.",
            "./weft bench COMMAND --help lists the options of a command."
        },
        subcommands = {
            IngestCommand.class,
            QueryCommand.class,
            MixedCommand.class,
            OverloadCommand.class,
            DiskFullCommand.class,
            RestartCommand.class
        })
public final class Main {

    @Option(names = "--root", required = true, hidden = true, description = "the project's folder")
    private Path root = Path.of(".");

    @Option(names = "--commit", hidden = true, description = "what the result says it was measured on")
    private String commit = "unknown";

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    /** @param flags settings that are not the defaults */
    ServerProcess startServer(Path folder, String... flags) throws IOException, InterruptedException {
        return ServerProcess.start(root.resolve("weft"), folder, flags);
    }

    ObjectNode beginResult(String bench) throws IOException {
        return ResultFile.begin(bench, commit);
    }

    void finish(ObjectNode result) throws IOException {
        System.out.println(result.toPrettyString());
        System.out.println("written to " + root.relativize(ResultFile.write(result, root.resolve("bench/results"))));
    }
}
