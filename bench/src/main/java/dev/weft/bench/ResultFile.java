package dev.weft.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A bench's result as JSON: what was measured, when, on which machine, of which commit. */
final class ResultFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ResultFile() {}

    static ObjectNode begin(String bench, String commit) throws IOException {
        ObjectNode result = JSON.createObjectNode();
        result.put("bench", bench);
        result.put("measuredAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        result.put("commit", commit);
        result.set("machine", JSON.valueToTree(Machine.here()));
        return result;
    }

    /** Writes {@code <bench>-<time>.json} into the folder and returns its path. */
    static Path write(ObjectNode result, Path folder) throws IOException {
        Files.createDirectories(folder);
        String time = result.get("measuredAt").stringValue().replaceAll("[-:]", "");
        Path file = folder.resolve(result.get("bench").stringValue() + "-" + time + ".json");
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
        return file;
    }

    static void putLatencies(ObjectNode into, Latencies latencies) {
        into.put("requests", latencies.count());
        into.put("p50Millis", rounded(latencies.quantileMillis(0.5)));
        into.put("p99Millis", rounded(latencies.quantileMillis(0.99)));
    }

    /** Returns the figure with three decimals, which is as much as a clock of this kind is worth. */
    static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
