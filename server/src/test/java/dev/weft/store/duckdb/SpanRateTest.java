package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Spans come fast when 2,500 came within a quarter of a second. */
class SpanRateTest {

    private static final long MILLISECOND = 1_000_000;

    private final long start = System.nanoTime();
    private final SpanRate rate = new SpanRate();

    @Test
    void isLowWhileNothingCame() {
        assertThat(rate.isHigh(start)).isFalse();
    }

    @Test
    void isHighAsSoonAsManyCameInAQuarterOfASecond() {
        rate.count(2_499, at(1));
        assertThat(rate.isHigh(at(1))).isFalse();

        rate.count(1, at(200));
        assertThat(rate.isHigh(at(200))).isTrue();
    }

    @Test
    void staysHighForAnotherQuarterOfASecond() {
        rate.count(5_000, at(100));

        assertThat(rate.isHigh(at(349))).isTrue();
        assertThat(rate.isHigh(at(351))).isFalse();
    }

    @Test
    void isLowWhenAsManyComeMoreSlowly() {
        for (int group = 1; group <= 100; group++) {
            rate.count(500, at(group * 80));
            assertThat(rate.isHigh(at(group * 80))).isFalse();
        }
    }

    @Test
    void staysHighWhileManyCome() {
        for (int group = 1; group <= 100; group++) {
            rate.count(500, at(group * 20));
            assertThat(rate.isHigh(at(group * 20))).isEqualTo(group >= 5);
        }
    }

    private long at(int milliseconds) {
        return start + milliseconds * MILLISECOND;
    }
}
