package dev.weft.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged server as a process of its own, on free loopback ports and a folder of its own, with the launcher's defaults. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);

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
     * @param folder for the data, which may be there, the log and the ready file
     * @param flags settings that are not the launcher's defaults
     */
    public static ServerProcess start(Path launcher, Path folder, String... flags)
            throws IOException, InterruptedException {
        Path data = dataOf(folder);
        Path readyFile = folder.resolve("ready.json");
        Files.deleteIfExists(readyFile);
        List<String> command = new ArrayList<>(List.of(
                launcher.toAbsolutePath().toString(),
                "serve",
                "--data=" + data,
                "--ready-file=" + readyFile,
                "--otlp-grpc-listen=127.0.0.1:0",
                "--otlp-http-listen=127.0.0.1:0",
                "--explorer-listen=127.0.0.1:0"));
        command.addAll(List.of(flags));
        Process process = new ProcessBuilder(command)
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

    public String grpcAddress() {
        return ready.get("otlpGrpc").stringValue();
    }

    public String explorerAddress() {
        return ready.get("explorer").stringValue();
    }

    /** Returns the time from starting the launcher to the ready file. */
    public Duration readyAfter() {
        return readyAfter;
    }

    public ProcessFigures figures() {
        return new ProcessFigures(process.pid());
    }

    /** Returns the size of everything in the data folder. */
    public long dataBytes() throws IOException {
        return FolderSize.of(data);
    }

    /** Ends the process without a word (SIGKILL). */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /**
     * Asks the process to end (SIGTERM) and returns how long that took.
     *
     * @throws IOException when it does not end, or not with success
     */
    public Duration stop() throws IOException, InterruptedException {
        long began = System.nanoTime();
        process.destroy();
        if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("server not stopped within " + STOPPED_WITHIN.toSeconds() + " s");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (process.exitValue() != 0) {
            throw new IOException("server ended with " + process.exitValue() + " (expected: 0)");
        }
        return took;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the data folder of a server that is started on this folder. */
    public static Path dataOf(Path folder) {
        return folder.resolve("data");
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
