package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.folder.DataFolder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored is read once a day at most, and on from where it was. */
class ScrubTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long read;

    @BeforeEach
    void write() {
        new DamagedStore(folder).write();
    }

    @Test
    void aPassBeginsADayAfterTheOneBeforeAndGoesOnAfterARestart() throws IOException {
        assertThat(steps(1)).as("a new store").isZero();
        now = now.plusMillis(DAY - 1);
        assertThat(steps(1)).as("a day is not over").isZero();
        now = now.plusMillis(1);

        assertThat(steps(2)).as("two segments").isEqualTo(2);
        long ofTwo = read;
        assertThat(steps(9)).as("the third, and the columns").isEqualTo(2);

        assertThat(read).isBetween(ofTwo + 1, 2 * ofTwo);
        assertThat(counted("weft.store.scrub.read")).isEqualTo((double) read);
        assertThat(counted("weft.store.scrub.passes")).isEqualTo(1);
        now = now.plusMillis(DAY - 1);
        assertThat(steps(1)).as("one pass a day").isZero();
        now = now.plusMillis(1);
        assertThat(steps(9)).as("the next day").isEqualTo(4);
    }

    @Test
    void aPlaceThatIsDamagedIsReplaced() throws IOException {
        steps(1);
        now = now.plusMillis(DAY);
        assertThat(steps(2)).as("two segments").isEqualTo(2);
        DamagedStore.flip(folder.resolve("SCRUB"), 0);

        assertThat(steps(1)).as("as a new store").isZero();
        now = now.plusMillis(DAY);
        assertThat(steps(9)).as("all segments, and the columns").isEqualTo(4);
    }

    @Test
    void aClockThatGoesBackPutsThePassOffByADayAtMost() throws IOException {
        steps(1);
        now = now.minusMillis(100 * DAY);

        assertThat(steps(1)).as("begun in the future").isZero();
        now = now.plusMillis(DAY);
        assertThat(steps(9)).as("all segments, and the columns").isEqualTo(4);
    }

    /** Opens the store, takes up to so many steps, and closes it; returns how many of them had something to read. */
    private int steps(int most) throws IOException {
        try (DataFolder locked = DataFolder.open(folder)) {
            OpenedStore store = OpenedStore.open(
                    new RealDisk(), locked, DuckDbSettings.DEFAULT, new StoreMetrics(registry), () -> now);
            int steps = 0;
            while (steps < most && store.scrub().step(bytes -> read += bytes)) {
                steps++;
            }
            store.close();
            return steps;
        }
    }

    private double counted(String counter) {
        return registry.get(counter).counter().count();
    }
}
