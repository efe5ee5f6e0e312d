package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.RunningWeft.Port;
import org.junit.jupiter.api.Test;

/** What {@code /metrics} tells of spans that came before, of the whole server over its store on disk. */
class CountedSpansTest extends StoredOnDisk {

    private static final String COMMIT_BUCKET = "weft_ingest_commit_seconds_bucket{outcome=\"stored\"";

    @Test
    void duplicatesAndConflictsAreCountedApart() {
        send(span("first") + "," + span("first"));
        send(span("first"));
        send(span("other") + "," + span("another"));
        send(span("other"));

        assertThat(weft.get(Port.EXPLORER, "/metrics").contentUtf8())
                .contains(
                        "\nweft_ingest_spans_total{outcome=\"stored\"} 1.0\n",
                        "\nweft_ingest_spans_total{outcome=\"duplicate\"} 3.0\n",
                        "\nweft_ingest_spans_total{outcome=\"conflicting\"} 2.0\n",
                        "\nweft_spans_conflicting_total 2.0\n",
                        "\nweft_ingest_spans_total{outcome=\"rejected\"} 0.0\n");
    }

    @Test
    void commitTimesHaveFewBuckets() {
        send(span("first"));

        assertThat(weft.get(Port.EXPLORER, "/metrics").contentUtf8().lines())
                .filteredOn(line -> line.startsWith(COMMIT_BUCKET))
                .hasSize(14)
                .anyMatch(line -> line.contains("le=\"0.001\""))
                .anyMatch(line -> line.contains("le=\"2.5\""))
                .anyMatch(line -> line.contains("le=\"10.0\""));
    }

    private void send(String spans) {
        String body = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + spans + "]}]}]}";
        assertThat(weft.post(Port.OTLP_HTTP, "/v1/traces", body, "content-type", "application/json")
                        .contentUtf8())
                .isEqualTo("{}");
    }

    private static String span(String name) {
        return "{\"traceId\":\"0102030405060708090a0b0c0d0e0f10\",\"spanId\":\"1112131415161718\",\"name\":\"" + name
                + "\",\"startTimeUnixNano\":\"1764000000000000000\"}";
    }
}
