package dev.weft.bench;

import dev.weft.bench.measure.Latencies;
import dev.weft.bench.measure.ResultFile;
import dev.weft.bench.send.ExportAnswer;
import dev.weft.bench.send.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** What became of the requests of one run, and how long acknowledgements took and stayed away. */
final class Tally implements Recorder {

    static final Duration STALL = Duration.ofMillis(500);

    private final Latencies acknowledgements = new Latencies();
    private final BitSet acknowledged = new BitSet();
    private final BitSet refused = new BitSet();
    private final Map<String, Integer> otherAnswers = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos;
    private long longestSilenceNanos;

    @Override
    public synchronized void answered(int number, ExportAnswer answer, long dueNanos, long answeredNanos)
            throws IOException {
        if (answer.isAcknowledged()) {
            acknowledged.set(number);
            acknowledgements.record(answeredNanos - dueNanos);
            if (acknowledgements.count() > 1) {
                longestSilenceNanos = Math.max(longestSilenceNanos, answeredNanos - lastNanos);
            }
            firstNanos = Math.min(firstNanos, answeredNanos);
            lastNanos = answeredNanos;
        } else if (answer.isRefusedWithDelay()) {
            refused.set(number);
            refusals.merge(answer.toString().replaceAll("\\d{3,}", "…"), 1, Integer::sum);
        } else {
            otherAnswers.merge(answer.toString(), 1, Integer::sum);
        }
    }

    /** Returns a recorder that ends the run at the first answer that is no acknowledgement. */
    Recorder strict() {
        return (number, answer, dueNanos, answeredNanos) -> {
            if (!answer.isAcknowledged()) {
                throw new IOException("request " + number + ": " + answer + " (expected: acknowledged)");
            }
            answered(number, answer, dueNanos, answeredNanos);
        };
    }

    /** Returns the number of the first request that is not acknowledged. */
    synchronized int acknowledgedUpTo() {
        return acknowledged.nextClearBit(0);
    }

    synchronized int acknowledgedRequests() {
        return acknowledged.cardinality();
    }

    /** Returns when the first acknowledgement came, by {@link System#nanoTime()}; the largest number when none did. */
    synchronized long firstAcknowledgedNanos() {
        return firstNanos;
    }

    synchronized BitSet acknowledged() {
        return (BitSet) acknowledged.clone();
    }

    synchronized BitSet refused() {
        return (BitSet) refused.clone();
    }

    synchronized void put(ObjectNode into) {
        ResultFile.putLatencies(into.putObject("acknowledgement"), acknowledgements);
        into.put("acknowledgementsOver500Millis", acknowledgements.countOver(STALL.toNanos()));
        into.put("longestSilenceMillis", ResultFile.rounded(longestSilenceNanos / 1e6));
        into.put("refusedWithDelay", refused.cardinality());
        putCounts(into, "refusals", refusals);
        putCounts(into, "otherAnswers", otherAnswers);
    }

    private static void putCounts(ObjectNode into, String name, Map<String, Integer> counts) {
        if (!counts.isEmpty()) {
            ObjectNode object = into.putObject(name);
            counts.forEach(object::put);
        }
    }
}
