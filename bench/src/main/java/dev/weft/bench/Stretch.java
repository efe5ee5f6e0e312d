package dev.weft.bench;

import dev.weft.bench.measure.Latencies;
import dev.weft.bench.measure.ResultFile;
import dev.weft.bench.send.ExportAnswer;
import dev.weft.bench.send.Recorder;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.node.ObjectNode;

/** What was measured in one stretch of a run, by when requests were due. */
final class Stretch implements Recorder {

    private final Tally tally = new Tally();
    private final Map<String, Latencies> questions = new ConcurrentSkipListMap<>();

    @Override
    public void answered(int number, ExportAnswer answer, long dueNanos, long answeredNanos) throws IOException {
        tally.answered(number, answer, dueNanos, answeredNanos);
    }

    void asked(String question, long tookNanos) {
        questions.computeIfAbsent(question, _ -> new Latencies()).record(tookNanos);
    }

    /** Returns when the first acknowledgement came, by {@link System#nanoTime()}; the largest number when none did. */
    long firstAcknowledgedNanos() {
        return tally.firstAcknowledgedNanos();
    }

    void put(ObjectNode into, int spansPerRequest) {
        into.put("spansAcknowledged", (long) tally.acknowledgedRequests() * spansPerRequest);
        tally.put(into);
        ObjectNode kinds = into.putObject("query");
        questions.forEach((name, latencies) -> ResultFile.putLatencies(kinds.putObject(name), latencies));
    }
}
