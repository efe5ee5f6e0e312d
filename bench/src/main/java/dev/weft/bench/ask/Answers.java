package dev.weft.bench.ask;

import dev.weft.bench.measure.Latencies;
import dev.weft.bench.measure.ResultFile;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** Answers to one kind of question: their times, and how many were not whole. Safe for use by many threads while recording. */
public final class Answers {

    private final Latencies latencies = new Latencies();
    private final AtomicInteger incomplete = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();

    /** Adds an answer, whole or not: what is found in time is one, if it says so. */
    public void record(HttpAnswer answer) {
        latencies.record(answer.tookNanos());
        if (!answer.isWhole()) {
            incomplete.incrementAndGet();
        }
        if (answer.isCut()) {
            cut.incrementAndGet();
        }
    }

    public Latencies latencies() {
        return latencies;
    }

    /**
     * Writes the times as {@link ResultFile#putLatencies} does, the number of answers that were not whole, and which share of all
     * answers, 0 to 1, a deadline or a limit cut.
     */
    public void put(ObjectNode into) {
        ResultFile.putLatencies(into, latencies);
        into.put("incomplete", incomplete.get());
        into.put("cutShare", ResultFile.rounded((double) cut.get() / Math.max(1, latencies.count())));
    }
}
