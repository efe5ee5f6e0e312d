package dev.weft.query.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.TimeRange;
import org.junit.jupiter.api.Test;

/** Which sample measures which nanosecond. */
class MetricsGridTest {

    @Test
    void roundsTheRangeOutwards() {
        MetricsGrid grid = MetricsGrid.over(new TimeRange(130, 290), 100);

        assertThat(grid).isEqualTo(new MetricsGrid(100, 100, 3));
        assertThat(grid.timeUnixNano(2)).isEqualTo(300);
        assertThat(grid.spans()).isEqualTo(new TimeRange(1, 301));
    }

    @Test
    void keepsARangeOfWholeSteps() {
        assertThat(MetricsGrid.over(new TimeRange(200, 300), 100)).isEqualTo(new MetricsGrid(200, 100, 2));
    }

    @Test
    void measuresWhatStartsAfterTheSampleBeforeAndNotAfterTheSampleItself() {
        MetricsGrid grid = new MetricsGrid(200, 100, 2);

        assertThat(grid.sampleOf(100)).isEqualTo(-1);
        assertThat(grid.sampleOf(101)).isEqualTo(0);
        assertThat(grid.sampleOf(200)).isEqualTo(0);
        assertThat(grid.sampleOf(201)).isEqualTo(1);
        assertThat(grid.sampleOf(300)).isEqualTo(1);
        assertThat(grid.sampleOf(301)).isEqualTo(-1);
        assertThat(grid.sampleOf(-1L)).isEqualTo(-1);
    }

    @Test
    void hasOneSampleForAnEmptyRangeAtAStep() {
        assertThat(MetricsGrid.over(new TimeRange(200, 200), 100)).isEqualTo(new MetricsGrid(200, 100, 1));
    }

    @Test
    void reachesFromTheFirstNanosecondToTheLast() {
        MetricsGrid first = MetricsGrid.over(new TimeRange(0, 0), 100);
        MetricsGrid last = new MetricsGrid(-1L, 100, 1);

        assertThat(first.spans()).isEqualTo(new TimeRange(0, 1));
        assertThat(first.sampleOf(0)).isEqualTo(0);
        assertThat(last.sampleOf(-1L)).isEqualTo(0);
        assertThat(last.sampleOf(-100L)).isEqualTo(0);
        assertThat(last.sampleOf(-101L)).isEqualTo(-1);
        assertThat(last.spans().endUnixNano()).isEqualTo(-1L);
        assertThatThrownBy(() -> MetricsGrid.over(new TimeRange(-1L, -1L), 100)).hasMessageContaining("before 2^64");
    }

    @Test
    void measuresAWholeRangeAtItsEnd() {
        MetricsGrid grid = MetricsGrid.instant(new TimeRange(130, 290));

        assertThat(grid).isEqualTo(new MetricsGrid(290, 160, 1));
        assertThat(grid.sampleOf(130)).isEqualTo(-1);
        assertThat(grid.sampleOf(131)).isEqualTo(0);
        assertThat(grid.stepSeconds()).isEqualTo(160e-9);
    }

    @Test
    void refusesWhatCannotBeSampled() {
        assertThatThrownBy(() -> MetricsGrid.over(new TimeRange(0, 10), 0)).hasMessageContaining("step: 0");
        assertThatThrownBy(() -> MetricsGrid.instant(new TimeRange(5, 5))).hasMessageContaining("range: 0");
        assertThatThrownBy(() -> MetricsGrid.instant(TimeRange.ALL)).hasMessageContaining("1 to 2^63 - 1");
        assertThatThrownBy(() -> MetricsGrid.over(TimeRange.ALL, 1)).hasMessageContaining("longer step");
        assertThat(MetricsGrid.over(new TimeRange(0, MetricsGrid.MAX_SAMPLES - 1), 1)
                        .samples())
                .isEqualTo(MetricsGrid.MAX_SAMPLES);
        assertThatThrownBy(() -> MetricsGrid.over(new TimeRange(0, MetricsGrid.MAX_SAMPLES), 1))
                .hasMessageContaining("samples");
    }
}
