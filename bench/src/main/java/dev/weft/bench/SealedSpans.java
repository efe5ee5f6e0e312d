package dev.weft.bench;

import dev.weft.bench.ask.HttpConnection;
import dev.weft.bench.ask.ServerMetrics;
import java.io.IOException;
import java.time.Duration;

/** Which spans of a server are in segments: all but those that came in the last seconds. */
final class SealedSpans {

    private static final String RECENT = "weft_store_recent_spans";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private SealedSpans() {}

    /** Returns how many spans are in no segment yet. */
    static long recent(String explorerAddress) throws IOException {
        try (HttpConnection connection = new HttpConnection(explorerAddress)) {
            return (long) ServerMetrics.read(connection).value(RECENT);
        }
    }

    /**
     * Waits until segments hold all spans, which takes ten seconds of quiet.
     *
     * @throws IOException when after this time some of them are in none
     */
    static void awaitAll(String explorerAddress, Duration within) throws IOException, InterruptedException {
        long began = System.nanoTime();
        for (long recent = recent(explorerAddress); recent > 0; recent = recent(explorerAddress)) {
            if (System.nanoTime() - began > within.toNanos()) {
                throw new IOException("waited " + within.toSeconds() + " s for all spans to be in segments: " + RECENT
                        + " of " + explorerAddress + " is " + recent + " (expected: 0)");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
