package dev.weft.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server as a process of its own. */
final class WeftProcess {

    private WeftProcess() {}

    /**
     * Starts it on free ports.
     *
     * @param ready written when it is ready, in a folder that libraries unpack their code into
     * @param output where all that it says goes
     */
    static Process serve(Path data, Path ready, Path output) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx768m",
                "-Dlogback.configurationFile=logback.xml",
                "-Djava.io.tmpdir=" + ready.getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.weft.server.Main",
                "serve",
                "--data=" + data,
                "--ready-file=" + ready,
                "--otlp-grpc-listen=127.0.0.1:0",
                "--otlp-http-listen=127.0.0.1:0",
                "--explorer-listen=127.0.0.1:0");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // Variables that steer the tests are no settings.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("WEFT_"));
        return builder.start();
    }

    /** Waits until it is ready and returns what it wrote then. */
    static JsonNode awaitReady(Process process, Path ready) throws IOException {
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(ready) || !process.isAlive());
        return JsonMapper.shared().readTree(Files.readString(ready));
    }
}
