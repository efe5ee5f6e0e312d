package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.contract.TestSpans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A process of its own that writes group after group and prints the number of each one when it is acknowledged, until it is
 * killed. Group n is trace n; each of its spans links to {@link #TARGET}.
 */
final class WriterProcess implements AutoCloseable {

    static final int SPANS_OF_GROUP = 40;
    static final Span TARGET = TestSpans.span(1_000_000_000L, 1).build();

    /** Segments are made often, so that some are interrupted. */
    private static final DuckDbSettings SETTINGS = new DuckDbSettings(
            128 << 20,
            1,
            new SealLimits(600, 1 << 20, Duration.ofSeconds(1), Duration.ofSeconds(5)),
            RetentionLimits.DEFAULT);

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(1);

    private final Process process;
    private final Path output;
    private final long firstGroup;

    private WriterProcess(Process process, Path output, long firstGroup) {
        this.process = process;
        this.output = output;
        this.firstGroup = firstGroup;
    }

    /** Its output goes to a file: what a killed process had written to a pipe may be lost. */
    static WriterProcess start(Path folder, long firstGroup) throws IOException {
        Path output = Files.createTempFile("writer", ".out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        folder.toString(),
                        Long.toString(firstGroup))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start();
        return new WriterProcess(process, output, firstGroup);
    }

    static List<Span> group(long number) {
        return LongStream.rangeClosed(1, SPANS_OF_GROUP)
                .mapToObj(i -> TestSpans.span(number, i)
                        .service("writer")
                        .from(number)
                        .with("payload", "x".repeat(100) + i)
                        .link(TARGET)
                        .build())
                .toList();
    }

    long pid() {
        return process.pid();
    }

    /** Returns the last group that was acknowledged until now. */
    long acknowledged() throws IOException {
        String said = Files.readString(output);
        String lines = said.substring(0, said.lastIndexOf('\n') + 1);
        return lines.lines().mapToLong(Long::parseLong).max().orElse(firstGroup - 1);
    }

    void awaitAcknowledged(long group) {
        await("group " + group)
                .atMost(LONGEST_LIFE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    assertThat(process.isAlive()).isTrue();
                    return acknowledged() >= group;
                });
    }

    /** Kills it (SIGKILL). */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.delete(output);
    }

    /** Arguments: the folder and the number of the first group. It ends by itself where its test was ended before it. */
    public static void main(String[] arguments) {
        long end = System.nanoTime() + LONGEST_LIFE.toNanos();
        try (DuckDbTraceStore store =
                DuckDbTraceStore.open(Path.of(arguments[0]), SETTINGS, new SimpleMeterRegistry())) {
            for (long group = Long.parseLong(arguments[1]); System.nanoTime() < end; group++) {
                store.writer().write(List.of(SpanBatch.of(group(group))));
                System.out.println(group);
            }
        }
    }
}
