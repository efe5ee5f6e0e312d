package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.RunningWeft.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every stage of a span's way in, and every way to look one up, has its figures in {@code /metrics}. */
class StageMetricsTest extends StoredOnDisk {

    private static final String SPAN = """
            {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"0102030405060708090a0b0c0d0e0f10",\
            "spanId":"1112131415161718","name":"first","startTimeUnixNano":"1764000000000000000"}]}]}]}""";

    private static final List<String> QUEUES =
            List.of("weft_otlp_receiving_bytes", "weft_ingest_queue_bytes", "weft_ingest_queue_requests");
    private static final List<String> COMMITS = List.of(
            "weft_ingest_commit_seconds_bucket{outcome=\"stored\"",
            "weft_ingest_commit_seconds_sum{outcome=\"stored\"}",
            "weft_ingest_group_spans_sum",
            "weft_store_log_append_seconds_bucket{le=\"0.001\"}",
            "weft_store_log_append_seconds_bucket{le=\"10.0\"}",
            "weft_store_log_append_seconds_count");
    private static final List<String> MEMORY = List.of(
            "weft_store_recent_age_seconds",
            "weft_store_recent_spans",
            "weft_store_recent_generations",
            "weft_store_replay_spans",
            "weft_store_replay_time_seconds",
            "weft_store_evaluated_spans");
    private static final List<String> SEGMENTS = List.of(
            "weft_store_seal_seconds_count",
            "weft_store_seal_failures_total",
            "weft_store_merge_seconds_count{of=\"segments\"}",
            "weft_store_merge_seconds_count{of=\"columns\"}",
            "weft_store_tidy_failures_total",
            "weft_store_segments",
            "weft_store_segments_quarantined",
            "weft_store_bytes",
            "weft_store_scrub_progress",
            "weft_store_thread_working{thread=\"weft-seal\"}");
    private static final List<String> RETENTION =
            List.of("weft_store_clock_trusted", "weft_store_retention_over_bytes");

    /** Names that are there once what they count has happened, which no test of a few requests lets happen. */
    private static final Set<String> SELDOM = Set.of(
            "weft_store_clock_jumps_total",
            "weft_store_dropped_forgotten_total",
            "weft_store_dropped_segments_total",
            "weft_store_dropped_spans_total",
            "weft_store_scrub_damaged_total");

    private static final Pattern NAME = Pattern.compile("weft_[a-z_]+");

    private static List<String> filters() {
        return Stream.of("arriving_span", "trace", "linked_trace", "value")
                .flatMap(of -> Stream.of("asked", "passed", "found")
                        .map(outcome ->
                                "weft_store_filter_lookups_total{of=\"%s\",outcome=\"%s\"}".formatted(of, outcome)))
                .toList();
    }

    private static List<String> refusals() {
        return Stream.concat(
                        Stream.of("queue_full", "disk_full", "timed_out", "unavailable", "closed")
                                .map("weft_ingest_requests_refused_total{reason=\"%s\"}"::formatted),
                        Stream.of("stored", "duplicate", "conflicting", "rejected")
                                .map("weft_ingest_spans_total{outcome=\"%s\"}"::formatted))
                .toList();
    }

    @Test
    void everyStageHasItsFigures() {
        assertThat(weft.post(Port.OTLP_HTTP, "/v1/traces", SPAN, "content-type", "application/json")
                        .contentUtf8())
                .isEqualTo("{}");

        List<String> lines =
                weft.get(Port.EXPLORER, "/metrics").contentUtf8().lines().toList();
        assertThat(Stream.of(QUEUES, COMMITS, MEMORY, SEGMENTS, RETENTION, filters(), refusals())
                        .flatMap(List::stream))
                .allSatisfy(name -> assertThat(lines).anyMatch(line -> line.startsWith(name)));
    }

    @Test
    void theTablesOfTheGuideNameEveryMetricAndNoOther() throws IOException {
        assertThat(weft.post(Port.OTLP_HTTP, "/v1/metrics", "{}", "content-type", "application/json")
                        .contentUtf8())
                .isEqualTo("{}");

        Set<String> served = new TreeSet<>(SELDOM);
        weft.get(Port.EXPLORER, "/metrics")
                .contentUtf8()
                .lines()
                .filter(line -> line.startsWith("# TYPE weft_"))
                .map(line -> line.split(" ", -1)[2])
                .filter(name -> !name.endsWith("_max"))
                .forEach(served::add);

        assertThat(namesInTables(Path.of("../docs/guide/operations.md"))).isEqualTo(served);
    }

    private static Set<String> namesInTables(Path page) throws IOException {
        Set<String> names = new TreeSet<>();
        Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("|"))
                .forEach(line ->
                        NAME.matcher(line).results().map(MatchResult::group).forEach(names::add));
        return names;
    }
}
