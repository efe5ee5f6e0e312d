package dev.weft.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the command line says and ends with, in this process and as one of its own. */
class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void helpListsCommandsAndSettings() {
        assertThat(run("help")).isZero();
        assertThat(out.toString(UTF_8))
                .contains("weft serve [SETTINGS]", "--otlp-grpc-listen (default: 127.0.0.1:4317)");
        assertThat(run()).isZero();
        assertThat(run("serve", "--help")).isZero();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void versionIsOneLine() {
        assertThat(run("version")).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo("weft development\n");
    }

    @Test
    void anUnknownCommandOrSettingIsExitCodeTwoAndOneLine() {
        assertThat(run("sevre")).isEqualTo(2);
        assertThat(run("serve", "--dta=x")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).isEqualTo("""
                weft: sevre (expected: serve, inspect, snapshot, restore, repair, help or version)
                weft: --dta=x (expected: --data? All settings: weft serve --help)
                """);
    }

    @Test
    void aPortInUseIsExitCodeOneAndOneLine() {
        try (RunningWeft weft = RunningWeft.start()) {
            String taken = weft.address(RunningWeft.Port.OTLP_GRPC);
            assertThat(run("serve", "--store=memory", "--otlp-grpc-listen=" + taken))
                    .isEqualTo(1);
            assertThat(err.toString(UTF_8))
                    .isEqualTo("weft: otlp-grpc-listen: " + taken
                            + " is in use (expected: a free port; choose another with --otlp-grpc-listen)\n");
        }
    }

    @Test
    void aReadyFileThatCannotBeWrittenIsExitCodeOne() {
        Path file = folder.resolve("none").resolve("ready.json");

        assertThat(run(
                        "serve",
                        "--store=memory",
                        "--otlp-grpc-listen=127.0.0.1:0",
                        "--otlp-http-listen=127.0.0.1:0",
                        "--explorer-listen=127.0.0.1:0",
                        "--ready-file=" + file))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .isEqualTo("weft: ready-file: " + file + " (expected: a file that can be written)\n");
    }

    @Test
    void aProcessSaysWhenItIsReadyAndStopsOnSigterm() throws IOException, InterruptedException {
        Path ready = folder.resolve("ready.json");
        Process process = WeftProcess.serve(folder.resolve("data"), ready, folder.resolve("log"));
        try {
            JsonNode addresses = WeftProcess.awaitReady(process, ready);
            assertThat(addresses.get("pid").longValue()).isEqualTo(process.pid());
            for (String door : List.of("otlpGrpc", "otlpHttp", "explorer")) {
                assertThat(addresses.get(door).stringValue()).matches("127\\.0\\.0\\.1:[1-9][0-9]+");
            }

            long stopping = System.nanoTime();
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - stopping)).isLessThan(Duration.ofSeconds(5));
            assertThat(Files.readAllLines(folder.resolve("log")))
                    .anyMatch(line -> line.endsWith(
                            "explorer   http://" + addresses.get("explorer").stringValue()))
                    .anyMatch(line -> line.matches(".* ready in [0-9]+ ms"))
                    .noneMatch(line -> line.contains(" WARN "))
                    .last()
                    .asString()
                    .endsWith("stopped");
        } finally {
            process.destroyForcibly();
        }
    }

    private int run(String... arguments) {
        return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of())
                .run(List.of(arguments));
    }
}
