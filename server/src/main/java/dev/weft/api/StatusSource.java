package dev.weft.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server knows of itself, for {@code GET /status}. */
public interface StatusSource {

    ServerStatus status();

    /**
     * Facts of a running server.
     *
     * @param startedAtUnixNano epoch nanoseconds
     * @param retention how long and in how much room spans are kept, in words; null when that is until the server stops
     * @param discardedSignals what was received and thrown away
     */
    record ServerStatus(
            String version,
            long startedAtUnixNano,
            Endpoints endpoints,
            Authentication authentication,
            @Nullable String retention,
            List<DiscardedSignal> discardedSignals) {
        public ServerStatus {
            discardedSignals = List.copyOf(discardedSignals);
        }
    }

    /**
     * Where senders and readers connect.
     *
     * @param otlpGrpc host and port
     * @param otlpHttp URL
     * @param explorer URL
     */
    record Endpoints(String otlpGrpc, String otlpHttp, String explorer) {}

    /** What a client must bring. */
    enum Authentication {
        NONE,
        TOKEN
    }

    /**
     * Metrics or logs from one sender that were answered with success and thrown away.
     *
     * @param signal metrics or logs
     * @param sender the service's name
     * @param lastSeenUnixNano epoch nanoseconds
     * @param setting what the sender sets to stop sending them
     */
    record DiscardedSignal(String signal, String sender, long requests, long lastSeenUnixNano, String setting) {}
}
