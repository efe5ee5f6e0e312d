package dev.weft.bench;

import dev.weft.bench.ask.Answers;
import dev.weft.bench.ask.HttpConnection;
import dev.weft.bench.ask.Question;
import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ServerProcess;
import dev.weft.bench.send.FixedRate;
import dev.weft.bench.send.Sender;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rounds of questions that begin at the same moment, one of each kind on a connection of its own, beside ingest at a fixed
 * rate. A round begins when all questions of the last one are answered.
 */
final class Together implements AutoCloseable {

    private final ServerProcess server;
    private final List<Question> questions;
    private final int traces;
    private final List<HttpConnection> connections = new ArrayList<>();
    private final List<Answers> answers = new ArrayList<>();

    /** @param traces of the load that is asked about */
    Together(ServerProcess server, List<Question> questions, int traces) throws IOException {
        this.server = server;
        this.questions = questions;
        this.traces = traces;
        for (int i = 0; i < questions.size(); i++) {
            connections.add(new HttpConnection(server.explorerAddress()));
            answers.add(new Answers());
        }
    }

    /** Runs as long as this load lasts at this rate. */
    void run(Load load, double spansPerSecond, int sendingConnections) throws IOException, InterruptedException {
        FixedRate pace = new FixedRate(spansPerSecond / load.shape().spansPerRequest(), 0);
        Duration whole = Duration.ofNanos(load.shape().durationNanos());
        Sender sender = new Sender(load, 0, whole, pace, new Tally().strict());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sending = threads.submit(() -> sender.sendAll(server.grpcAddress(), sendingConnections));
            SplittableRandom random = new SplittableRandom(load.shape().seed());
            while (!sending.isDone()) {
                List<Future<?>> round = new ArrayList<>();
                for (int kind = 0; kind < questions.size(); kind++) {
                    int asked = kind;
                    int trace = random.nextInt(traces);
                    round.add(threads.submit(() -> {
                        answers.get(asked).record(questions.get(asked).asking().ask(connections.get(asked), trace));
                        return null;
                    }));
                }
                for (Future<?> answered : round) {
                    answered.get();
                }
            }
            sending.get();
        } catch (ExecutionException e) {
            throw new IOException("questions at once failed: " + e.getCause(), e);
        }
    }

    /** @param alone the times of the same questions, one at a time, as {@link Answers#put(ObjectNode)} writes them */
    void put(ObjectNode alone, ObjectNode into) {
        for (int kind = 0; kind < questions.size(); kind++) {
            String name = questions.get(kind).name();
            answers.get(kind).put(into.putObject(name), alone.path(name));
        }
    }

    @Override
    public void close() throws IOException {
        for (HttpConnection connection : connections) {
            connection.close();
        }
    }
}
