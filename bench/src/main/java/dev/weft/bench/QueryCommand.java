package dev.weft.bench;

import dev.weft.bench.ask.HttpConnection;
import dev.weft.bench.ask.Question;
import dev.weft.bench.ask.Questions;
import dev.weft.bench.ask.TimedQuestions;
import dev.weft.bench.load.Load;
import dev.weft.bench.load.LoadShape;
import dev.weft.bench.load.LoadWithGiants;
import dev.weft.bench.measure.ProcessFigures;
import dev.weft.bench.measure.ServerProcess;
import dev.weft.bench.send.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./weft bench query}. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Loads spans, a trace of 100,000 and spans of 10,000 links among them, then times look-ups.")
final class QueryCommand implements Callable<Integer> {

    private static final int CONNECTIONS = 16;
    private static final Duration IDLE_WITHIN = Duration.ofMinutes(10);

    @ParentCommand
    private Main main = new Main();

    @Mixin
    private PastLoad load = new PastLoad();

    @Option(
            names = "--folder",
            description =
                    "kept folder for all runs: loaded when it is empty, else asked about the load that is in it, whatever the"
                            + " other options of a load say (default: a fresh one, deleted at the end)")
    private @Nullable Path kept;

    @Option(
            names = "--rounds",
            description = "timed requests of each kind of look-up, a twentieth where an answer is large (default:"
                    + " ${DEFAULT-VALUE})")
    private int rounds = 1_000;

    @Option(names = "--seconds", description = "at most so long for each kind (default: ${DEFAULT-VALUE})")
    private int seconds = 60;

    @Option(names = "--only", description = "the only kinds of look-up, by their names in the result", split = ",")
    private List<String> only = List.of();

    @Option(
            names = "--together",
            description =
                    "seconds in which all questions of the language are asked at once beside ingest at half of the rate"
                            + " that the load came with; not where the folder held it already (default: ${DEFAULT-VALUE})")
    private int togetherSeconds = 60;

    @Mixin
    private Runs runs = new Runs();

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectNode result = main.beginResult("query");
        runs.measure(result, this::measure);
        main.finish(result);
        return 0;
    }

    private void measure(ObjectNode result) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.create()) {
            Path folder = kept == null ? scratch.folder() : Files.createDirectories(kept.toAbsolutePath());
            boolean loaded = StoredLoad.isIn(folder);
            LoadShape shape = loaded ? StoredLoad.read(folder) : load.shape();
            LoadWithGiants source = new LoadWithGiants(new Load(shape));
            result.putPOJO("load", shape);
            try (ServerProcess server = main.startServer(folder)) {
                if (!loaded) {
                    IngestRun.run(server, source, CONNECTIONS, Pace.asAnswered(), result.putObject("ingest"));
                    StoredLoad.write(folder, shape);
                }
                ask(server, source, result);
                if (!loaded && togetherSeconds > 0) {
                    askTogether(server, source.load(), result);
                }
                result.put("peakResidentBytes", server.figures().peakResidentBytes());
            }
        }
    }

    private void ask(ServerProcess server, LoadWithGiants source, ObjectNode result)
            throws IOException, InterruptedException {
        ProcessFigures figures = server.figures();
        figures.requireIdle(IDLE_WITHIN);
        result.put("spans", source.allSpans());
        result.put("readyMillis", server.readyAfter().toMillis());
        result.put("dataBytes", server.dataBytes());
        ObjectNode answers = result.putObject("query");
        LoadShape shape = source.load().shape();
        try (HttpConnection connection = new HttpConnection(server.explorerAddress())) {
            TimedQuestions timed = new TimedQuestions(connection, shape.traces(), rounds, Duration.ofSeconds(seconds));
            for (Question question : new Questions(source.load(), shape::endUnixNano).all(source.giants())) {
                if (only.isEmpty() || only.contains(question.name())) {
                    timed.ask(question, answers);
                    System.err.println(question.name() + ": " + answers.get(question.name()));
                }
            }
        }
    }

    private void askTogether(ServerProcess server, Load asked, ObjectNode result)
            throws IOException, InterruptedException {
        double rate = result.path("ingest").path("spansPerSecond").asDouble() / 2;
        LoadShape shape = asked.shape();
        ObjectNode into = result.putObject("together").put("spansPerSecondBeside", Math.round(rate));
        List<Question> ten = new Questions(asked, shape::endUnixNano).atOnce();
        try (Together together = new Together(server, ten, shape.traces())) {
            together.run(new Load(load.beside(rate, Duration.ofSeconds(togetherSeconds))), rate, CONNECTIONS);
            together.put(result.withObject("query"), into.putObject("query"));
        }
    }
}
