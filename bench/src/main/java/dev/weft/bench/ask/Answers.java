package dev.weft.bench.ask;

import dev.weft.bench.measure.Latencies;
import dev.weft.bench.measure.ResultFile;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
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

    /**
     * Writes the times as {@link ResultFile#putLatencies} does, the number of answers that were not whole, and which share of all
     * answers, 0 to 1, a deadline or a limit cut.
     */
    public void put(ObjectNode into) {
        ResultFile.putLatencies(into, latencies);
        into.put("incomplete", incomplete.get());
        into.put("cutShare", ResultFile.rounded((double) cut.get() / Math.max(1, latencies.count())));
    }

    /**
     * Writes the same, and how many times as long they took as others where both are known.
     *
     * @param alone the others, as {@link #put(ObjectNode)} writes them
     */
    public void put(ObjectNode into, JsonNode alone) {
        put(into);
        JsonNode before = alone.path("p99Millis");
        if (before.isNumber() && latencies.count() > 0) {
            into.put("p99TimesAlone", ResultFile.rounded(latencies.quantileMillis(0.99) / before.doubleValue()));
        }
    }
}
