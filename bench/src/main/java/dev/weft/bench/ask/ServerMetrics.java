package dev.weft.bench.ask;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** What the server says of itself at {@code /metrics}, in Prometheus's text format. */
public final class ServerMetrics {

    private final Map<String, Double> samples;

    private ServerMetrics(Map<String, Double> samples) {
        this.samples = samples;
    }

    public static ServerMetrics read(HttpConnection connection) throws IOException {
        HttpAnswer answer = connection.get("/metrics", "text/plain");
        if (answer.status() != 200) {
            throw new IOException(answer + " (expected: 200)");
        }
        return of(answer.text());
    }

    static ServerMetrics of(String text) {
        return new ServerMetrics(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))));
    }

    /** Returns a sample by its name with its labels as they are written; 0 when there is none. */
    public double value(String sample) {
        return samples.getOrDefault(sample, 0.0);
    }
}
