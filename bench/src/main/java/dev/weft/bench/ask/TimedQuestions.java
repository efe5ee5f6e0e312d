package dev.weft.bench.ask;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** Asks one kind of question after another about random traces, first to warm up, then timed. */
public final class TimedQuestions {

    private static final int HEAVY_SHARE = 20;
    private static final int LEAST_ROUNDS = 20;
    private static final int WARM_UP_SHARE = 5;

    private final HttpConnection connection;
    private final int traces;
    private final int rounds;
    private final Duration limit;

    /**
     * @param traces of the load, from which each round picks one
     * @param rounds of a light question; a heavy one has a twentieth
     * @param limit no kind of question is timed longer than this, but for its least rounds
     */
    public TimedQuestions(HttpConnection connection, int traces, int rounds, Duration limit) {
        this.connection = connection;
        this.traces = traces;
        this.rounds = rounds;
        this.limit = limit;
    }

    public void ask(Question question, ObjectNode result) throws IOException {
        SplittableRandom random = new SplittableRandom(question.name().hashCode());
        int wanted = Math.max(Math.min(rounds, LEAST_ROUNDS), question.heavy() ? rounds / HEAVY_SHARE : rounds);
        repeat(question, random, wanted / WARM_UP_SHARE, limit.dividedBy(WARM_UP_SHARE));
        repeat(question, random, wanted, limit).put(result.putObject(question.name()));
    }

    private Answers repeat(Question question, SplittableRandom random, int wanted, Duration atMost) throws IOException {
        Answers answers = new Answers();
        long began = System.nanoTime();
        for (int round = 0; round < wanted; round++) {
            if (round >= LEAST_ROUNDS && System.nanoTime() - began > atMost.toNanos()) {
                break;
            }
            try {
                answers.record(question.asking().ask(connection, random.nextInt(traces)));
            } catch (IOException e) {
                throw new IOException(question.name() + ": " + e.getMessage(), e);
            }
        }
        return answers;
    }
}
