package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weft.store.duckdb.disk.RealDisk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The check of all blocks goes on after whatever fails in it, and says so. */
class ScrubbingTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StoreMetrics metrics = new StoreMetrics(registry);

    /** What a step may end with. */
    enum Failure {
        NO_MEMORY,
        DEFECT,
        EXCEPTION;

        void raise() {
            switch (this) {
                case NO_MEMORY -> throw new OutOfMemoryError("made by a test");
                case DEFECT -> throw new AssertionError("made by a test");
                case EXCEPTION -> throw new IllegalStateException("made by a test");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void itGoesOnAndIsCounted(Failure failure, @TempDir Path path) throws IOException {
        AtomicBoolean failing = new AtomicBoolean(true);
        InstantSource clock = () -> {
            if (failing.get()) {
                failure.raise();
            }
            return Instant.EPOCH;
        };
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            OpenedStore store = opened.store();
            opened.writeAndSeal(span(1, 1).build());
            Scrub scrub = new Scrub(
                    new RealDisk(),
                    opened.folder().scrub(),
                    store.parts(),
                    store.quarantine(),
                    store.columns(),
                    metrics,
                    clock);
            try (Scrubbing scrubbing = new Scrubbing(scrub, store.parts(), metrics, Duration.ofMillis(1))) {
                scrubbing.start();
                await().until(() -> failures() >= 3);
                assertThat(working("weft-scrub")).isEqualTo(1);

                failing.set(false);

                await().until(() -> Files.exists(opened.folder().scrub()));
            }
            assertThat(working("weft-scrub")).isZero();
        }
    }

    private double failures() {
        return registry.get("weft.store.scrub.failures").counter().count();
    }

    private double working(String thread) {
        return registry.get("weft.store.thread.working")
                .tag("thread", thread)
                .gauge()
                .value();
    }
}
