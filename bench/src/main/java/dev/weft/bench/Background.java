package dev.weft.bench;

import dev.weft.bench.ask.HttpConnection;
import dev.weft.bench.ask.ServerMetrics;
import dev.weft.bench.measure.ResultFile;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What the server does behind its answers, and how far behind it is, from one reading to the next. */
final class Background {

    /** Each is counted and timed by the server. */
    private static final Map<String, String> WORK = Map.of(
            "seals", "weft_store_seal_seconds_%s",
            "segmentMerges", "weft_store_merge_seconds_%s{of=\"segments\"}",
            "columnMerges", "weft_store_merge_seconds_%s{of=\"columns\"}");

    private final HttpConnection connection;
    private ServerMetrics before;
    private double mostGenerations;

    Background(HttpConnection connection) throws IOException {
        this.connection = connection;
        this.before = ServerMetrics.read(connection);
    }

    /** Looks how many generations are in memory; between two readings the most counts. */
    void look() throws IOException {
        look(ServerMetrics.read(connection));
    }

    void read(ObjectNode into) throws IOException {
        ServerMetrics now = ServerMetrics.read(connection);
        look(now);
        into.put("segments", (long) now.value("weft_store_segments"));
        into.put("recentSpans", (long) now.value("weft_store_recent_spans"));
        into.put("mostRecentGenerations", (long) mostGenerations);
        into.put("failedSeals", (long) since(now, "weft_store_seal_failures_total"));
        WORK.forEach((name, metric) -> into.putObject(name)
                .put("count", (long) since(now, metric.formatted("count")))
                .put("seconds", ResultFile.rounded(since(now, metric.formatted("sum")))));
        before = now;
        mostGenerations = 0;
    }

    private void look(ServerMetrics now) {
        mostGenerations = Math.max(mostGenerations, now.value("weft_store_recent_generations"));
    }

    private double since(ServerMetrics now, String sample) {
        return now.value(sample) - before.value(sample);
    }
}
