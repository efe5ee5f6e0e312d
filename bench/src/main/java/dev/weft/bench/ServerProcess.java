package dev.weft.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged server as a process of its own, on free loopback ports and a folder of its own, with the launcher's defaults. */
final class ServerProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final Process process;
    private final JsonNode ready;
    private final Duration readyAfter;
    private final Path data;

    private ServerProcess(Process process, JsonNode ready, Duration readyAfter, Path data) {
        this.process = process;
        this.ready = ready;
        this.readyAfter = readyAfter;
        this.data = data;
    }

    /**
     * Starts the launcher's {@code serve}.
     *
     * @param launcher the file {@code weft} at the project's root
     * @param folder an empty folder for the data, the log and the ready file
     */
    static ServerProcess start(Path launcher, Path folder) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Path readyFile = folder.resolve("ready.json");
        Process process = new ProcessBuilder(List.of(
                        launcher.toAbsolutePath().toString(),
                        "serve",
                        "--data=" + data,
                        "--ready-file=" + readyFile,
                        "--otlp-grpc-listen=127.0.0.1:0",
                        "--otlp-http-listen=127.0.0.1:0",
                        "--explorer-listen=127.0.0.1:0"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        long began = System.nanoTime();
        while (!Files.exists(readyFile)) {
            if (!process.isAlive() || System.nanoTime() - began > READY_WITHIN.toNanos()) {
                process.destroyForcibly();
                throw new IOException("server not ready within " + READY_WITHIN.toSeconds() + " s; its log ends: "
                        + lastLines(folder.resolve("server.log")));
            }
            Thread.sleep(Duration.ofMillis(5));
        }
        Duration readyAfter = Duration.ofNanos(System.nanoTime() - began);
        JsonNode ready = JsonMapper.shared().readTree(Files.readString(readyFile));
        return new ServerProcess(process, ready, readyAfter, data);
    }

    String grpcAddress() {
        return ready.get("otlpGrpc").stringValue();
    }

    String explorerAddress() {
        return ready.get("explorer").stringValue();
    }

    /** Returns the time from starting the launcher to the ready file. */
    Duration readyAfter() {
        return readyAfter;
    }

    ProcessFigures figures() {
        return new ProcessFigures(process.pid());
    }

    long dataBytes() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(ServerProcess::size)
                    .sum();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
