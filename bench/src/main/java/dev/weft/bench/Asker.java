package dev.weft.bench;

import dev.weft.bench.ask.HttpConnection;
import dev.weft.bench.ask.Question;
import dev.weft.bench.ask.Questions;
import dev.weft.bench.load.Load;
import dev.weft.bench.send.FixedRate;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.LongFunction;

/** Asks about what is already acknowledged at a fixed rate, one kind of question after another, over several connections. */
final class Asker {

    private final Load load;
    private final String address;
    private final IntSupplier visibleTraces;
    private final AtomicInteger next = new AtomicInteger();
    private final FixedRate pace;

    /** @param visibleTraces how many of the load's first traces every query must find */
    Asker(Load load, String address, double questionsPerSecond, IntSupplier visibleTraces) {
        this.load = load;
        this.address = address;
        this.pace = new FixedRate(questionsPerSecond, 0);
        this.visibleTraces = visibleTraces;
    }

    /**
     * Asks over one connection; many threads may at once, and share the rate.
     *
     * @param stretches the stretch in which a question was due, by {@link System#nanoTime()}
     */
    void askUntilInterrupted(LongFunction<Stretch> stretches) throws IOException {
        List<Question> questions = new Questions(load, Asker::nowUnixNano).whileLoading();
        SplittableRandom random = new SplittableRandom();
        try (HttpConnection connection = new HttpConnection(address)) {
            while (!Thread.currentThread().isInterrupted()) {
                int number = next.getAndIncrement();
                long due = pace.await(number);
                int traces = visibleTraces.getAsInt();
                if (traces > 0) {
                    Question question = questions.get(number % questions.size());
                    question.asking().ask(connection, random.nextInt(traces));
                    stretches.apply(due).asked(question.name(), System.nanoTime() - due);
                }
            }
        }
    }

    private static long nowUnixNano() {
        return Instant.now().toEpochMilli() * 1_000_000;
    }
}
