package dev.weft.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A bench's result as JSON: what was measured, when, on which machine, of which commit. */
public final class ResultFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ResultFile() {}

    public static ObjectNode begin(String bench, String commit) throws IOException {
        ObjectNode result = JSON.createObjectNode();
        result.put("bench", bench);
        result.put("measuredAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        result.put("commit", commit);
        result.set("machine", JSON.valueToTree(Machine.here()));
        return result;
    }

    /** Writes {@code <bench>-<time>.json} into the folder and returns its path. */
    public static Path write(ObjectNode result, Path folder) throws IOException {
        Files.createDirectories(folder);
        String time = result.get("measuredAt").stringValue().replaceAll("[-:]", "");
        Path file = folder.resolve(result.get("bench").stringValue() + "-" + time + ".json");
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
        return file;
    }

    public static void putLatencies(ObjectNode into, Latencies latencies) {
        into.put("requests", latencies.count());
        if (latencies.count() > 0) {
            into.put("p50Millis", rounded(latencies.quantileMillis(0.5)));
            into.put("p99Millis", rounded(latencies.quantileMillis(0.99)));
            into.put("maxMillis", rounded(latencies.quantileMillis(1)));
        }
    }

    /** Returns the figure with three decimals, which is as much as a clock of this kind is worth. */
    public static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
