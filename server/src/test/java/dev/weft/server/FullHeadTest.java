package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.Cancellation;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.DuckDbSettings;
import dev.weft.store.duckdb.DuckDbTraceStore;
import dev.weft.store.duckdb.RetentionLimits;
import dev.weft.store.duckdb.SealLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that finds in its log as many spans as memory ever holds, two full generations of 200,000: it is ready in five seconds
 * of the processor time of a machine of two, and in five seconds of a clock unless other work took the machine meanwhile; and
 * while it seals them it stops in the five seconds that it gives itself, or its exit code says that other work kept it from that.
 */
class FullHeadTest {

    private static final int SPANS = 400_000;
    private static final int BATCH = 500;
    private static final int BATCHES_OF_GROUP = 10;
    private static final int PROCESSORS = 2;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** With less of the machine left nothing can be said of its time. */
    private static final double MOST_OF_OTHERS = 0.9;

    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final DuckDbSettings NEVER_SEALED = new DuckDbSettings(
            64L << 20,
            1,
            new SealLimits(Integer.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(1), Duration.ofDays(1)),
            RetentionLimits.DEFAULT);

    @Test
    void startAndStopTakeFiveSecondsAtMost(@TempDir Path folder) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        fill(data);
        Path ready = folder.resolve("ready.json");
        var _ = MACHINE.getCpuLoad();
        long starting = System.nanoTime();
        Process process = WeftProcess.serve(data, ready, folder.resolve("output"));
        try {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> Files.exists(ready) || !process.isAlive());
            Duration start = Duration.ofNanos(System.nanoTime() - starting);
            double used = MACHINE.getCpuLoad();
            double busy = MACHINE.getSystemLoadAverage() / PROCESSORS;
            Duration processor = process.toHandle().info().totalCpuDuration().orElseThrow();
            double others = Math.clamp(used - share(processor, start), 0, MOST_OF_OTHERS);
            long stopping = System.nanoTime();
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            Duration stop = Duration.ofNanos(System.nanoTime() - stopping);

            String output = Files.readString(folder.resolve("output"));
            boolean closedInTime = !output.contains("did not close within");
            assertThat(process.exitValue()).as(output).isEqualTo(closedInTime ? 0 : 1);
            System.out.printf(
                    "a head of %d spans: ready in %d ms with %d ms of processor, %d %% of the machine with others, stopped in %d ms%n",
                    SPANS, start.toMillis(), processor.toMillis(), Math.round(100 * others), stop.toMillis());
            assertThat(processor.dividedBy(PROCESSORS)).isLessThan(LONGEST);
            assertThat(closedInTime || busy > 1)
                    .as("%s, at a load of %f", output, busy)
                    .isTrue();
            assertThat(start.toNanos() * (1 - others) / LONGEST.toNanos())
                    .as("%s of five seconds, without what others took", start)
                    .isLessThan(1);
        } finally {
            process.destroyForcibly();
        }
        try (DuckDbTraceStore store = open(data)) {
            assertThat(store.reader().totals(new Cancellation()).spanCount()).isEqualTo(SPANS);
        }
    }

    /** Returns a processor's time as a part of what all of them had in some time. */
    private static double share(Duration processor, Duration of) {
        return (double) processor.toNanos() / of.toNanos() / MACHINE.getAvailableProcessors();
    }

    /** Closing seals nothing, so the folder is left as kill -9 leaves it. */
    private static void fill(Path data) {
        try (DuckDbTraceStore store = open(data)) {
            long next = 0;
            while (next < SPANS) {
                List<SpanBatch> group = new ArrayList<>();
                for (int batch = 0; batch < BATCHES_OF_GROUP; batch++) {
                    group.add(batch(next));
                    next += BATCH;
                }
                store.writer().write(group);
            }
        }
    }

    /** Ten spans a trace, some 600 bytes a span. */
    private static SpanBatch batch(long first) {
        List<Span> spans = new ArrayList<>();
        for (long number = first; number < first + BATCH; number++) {
            TestSpans span = TestSpans.span(1 + number / 10, number + 1)
                    .service("service-" + number % 50)
                    .from(number * 1_000)
                    .lasting(500_000);
            for (int key = 0; key < 12; key++) {
                span.with("attribute.number-" + key, "a value of " + (number * 31 + key) % 100_000);
            }
            if (number % 5 < 2) {
                span.link(1 + number / 20, 1 + number / 2);
            }
            spans.add(span.build());
        }
        return SpanBatch.of(spans);
    }

    private static DuckDbTraceStore open(Path data) {
        return DuckDbTraceStore.open(data, NEVER_SEALED, new SimpleMeterRegistry());
    }
}
