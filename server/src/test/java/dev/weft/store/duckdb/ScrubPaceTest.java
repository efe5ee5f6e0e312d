package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is stored is read slowly, under a clock that the test moves. */
class ScrubPaceTest {

    @Test
    void noMoreIsReadThanThePaceAllows() {
        ScrubPace pace = new ScrubPace();
        long start = TimeUnit.HOURS.toNanos(3);
        long now = start;
        long bytes = 0;
        for (int block = 0; block < 10_000; block++) {
            long waited = pace.nanosToWait(20_000, now);
            assertThat(waited)
                    .satisfiesAnyOf(
                            nanos -> assertThat(nanos).isZero(),
                            nanos -> assertThat(nanos).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20)));
            bytes += 20_000;
            now += waited + 100_000;
        }

        double seconds = (now - start) / 1e9;
        assertThat(bytes / seconds).isBetween(ScrubPace.BYTES_PER_SECOND * 0.98, ScrubPace.BYTES_PER_SECOND * 1.02);
    }

    @Test
    void whatWasNotReadForAWhileIsNotMadeUpFor() {
        ScrubPace pace = new ScrubPace();
        pace.nanosToWait(1, 0);

        long waited = pace.nanosToWait(ScrubPace.BYTES_PER_SECOND, TimeUnit.HOURS.toNanos(1));

        assertThat(waited).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }
}
