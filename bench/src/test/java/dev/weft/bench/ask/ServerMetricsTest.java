package dev.weft.bench.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Samples of the server's own metrics. */
class ServerMetricsTest {

    @Test
    void aSampleIsFoundByItsNameAndLabels() {
        ServerMetrics metrics = ServerMetrics.of("""
                # HELP weft_store_merge_seconds Time to merge small neighbours into one
                # TYPE weft_store_merge_seconds summary
                weft_store_merge_seconds_count{of="segments"} 3
                weft_store_merge_seconds_sum{of="segments"} 1.25E-2
                weft_store_segments 7.0
                """);

        assertThat(metrics.value("weft_store_merge_seconds_count{of=\"segments\"}"))
                .isEqualTo(3);
        assertThat(metrics.value("weft_store_merge_seconds_sum{of=\"segments\"}"))
                .isEqualTo(0.0125);
        assertThat(metrics.value("weft_store_segments")).isEqualTo(7);
        assertThat(metrics.value("weft_store_merge_seconds_count{of=\"columns\"}"))
                .isZero();
    }
}
