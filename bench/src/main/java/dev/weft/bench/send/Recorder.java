package dev.weft.bench.send;

import java.io.IOException;

/** Takes note of answers, from many threads at once. */
@FunctionalInterface
public interface Recorder {

    /**
     * @param number of the request
     * @param dueNanos when it was due, as {@link System#nanoTime()}
     * @param answeredNanos when its answer was complete, likewise
     * @throws IOException when the run is worth nothing after this answer
     */
    void answered(int number, ExportAnswer answer, long dueNanos, long answeredNanos) throws IOException;
}
