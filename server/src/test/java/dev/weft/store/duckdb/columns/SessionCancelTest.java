package dev.weft.store.duckdb.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.YieldingThreads;
import dev.weft.store.sql.SqlFragment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query that is cancelled stops, at whatever moment that comes. */
class SessionCancelTest {

    private static final SqlFragment LONG =
            SqlFragment.of("SELECT count(*) FROM range(1000000000) WHERE range % 7 = 8");

    /** The second look of a session is the last before its query starts. */
    @Test
    void aQueryThatIsCancelledAsItStartsDoesNotGoOnToItsEnd(@TempDir Path folder) throws Exception {
        try (YieldingThreads threads = new YieldingThreads("starting", 1);
                Instance instance = Instance.open(new ColumnSettings(64 << 20, 2), List.of(folder), null)) {
            for (int micros = 0; micros < 500; micros += 2) {
                AtomicInteger looks = new AtomicInteger();
                AtomicLong cancelled = new AtomicLong();
                Cancellation cancellation = new Cancellation(() -> looks.incrementAndGet() < 0);
                long nanos = TimeUnit.MICROSECONDS.toNanos(micros);
                Thread canceller = Thread.ofPlatform().start(() -> {
                    while (looks.get() < 2) {
                        Thread.onSpinWait();
                    }
                    long begun = System.nanoTime();
                    while (System.nanoTime() - begun < nanos) {
                        Thread.onSpinWait();
                    }
                    cancellation.cancel();
                    cancelled.set(System.nanoTime());
                });

                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(
                                () -> new Session(instance, threads, cancellation).list(LONG, row -> row.getLong(1)));
                long ended = System.nanoTime();
                canceller.join();

                assertThat(TimeUnit.NANOSECONDS.toMillis(ended - cancelled.get()))
                        .as("milliseconds that a query ran on, cancelled %d µs after the last look", micros)
                        .isLessThan(500);
            }
        }
    }
}
