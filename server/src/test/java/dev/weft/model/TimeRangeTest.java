package dev.weft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A range begins with its start and ends before its end, unless it has none. */
class TimeRangeTest {

    private static final long LAST = -1L;

    @Test
    void holdsItsStartAndNotItsEnd() {
        TimeRange range = new TimeRange(10, Long.MIN_VALUE);

        assertThat(range.contains(9)).isFalse();
        assertThat(range.contains(10)).isTrue();
        assertThat(range.contains(Long.MAX_VALUE)).isTrue();
        assertThat(range.contains(Long.MIN_VALUE)).isFalse();
        assertThat(new TimeRange(10, 10).contains(10)).isFalse();
    }

    @Test
    void holdsTheLastNanosecondOnlyWithoutAnEnd() {
        assertThat(TimeRange.ALL.contains(LAST)).isTrue();
        assertThat(TimeRange.from(LAST).contains(LAST)).isTrue();
        assertThat(TimeRange.from(LAST).contains(LAST - 1)).isFalse();
        assertThat(new TimeRange(0, LAST).contains(LAST)).isFalse();
    }

    @Test
    void meetsTimesOfWhichOneLiesInside() {
        TimeRange range = new TimeRange(10, 20);

        assertThat(range.meets(0, 9)).isFalse();
        assertThat(range.meets(0, 10)).isTrue();
        assertThat(range.meets(0, LAST)).isTrue();
        assertThat(range.meets(19, LAST)).isTrue();
        assertThat(range.meets(20, LAST)).isFalse();
        assertThat(TimeRange.from(20).meets(LAST, LAST)).isTrue();
    }

    @Test
    void refusesAnEndBeforeTheStart() {
        assertThatThrownBy(() -> new TimeRange(LAST, 5))
                .hasMessage("time range: start 18446744073709551615 (expected: not after end 5)");
        assertThatThrownBy(() -> new TimeRange(1, 5, true))
                .hasMessage("time range: end 5 without an end (expected: 18446744073709551615)");
    }
}
