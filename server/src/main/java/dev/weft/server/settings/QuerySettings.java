package dev.weft.server.settings;

import dev.weft.explore.QueryLimits;
import java.time.Duration;
import java.util.List;

/** The settings that become {@link QueryLimits}. */
public final class QuerySettings {

    private static final QueryLimits DEFAULTS = QueryLimits.DEFAULT;

    public static final Setting<Duration> DEADLINE = new Setting<>(
            "query-deadline",
            Quantities.duration(Duration.ofMillis(1), Duration.ofHours(1)),
            DEFAULTS.deadline(),
            "How long one query may run before it is stopped; searches, series, facets, attribute keys and values answer what they"
                    + " have found by then. A completion has one second at most.");

    public static final Setting<Integer> CONCURRENT = new Setting<>(
            "query-max-concurrent",
            SettingTypes.integer(1, 1_000),
            DEFAULTS.maxConcurrent(),
            "Queries that run at the same time; more wait for their turn. Completions, series and facets have turns of their own, at most"
                    + " 8, 2 and 2. Each query beyond 16 may hold 2,000 more spans in the heap; above 20, give the JVM more threads, too:"
                    + " WEFT_JAVA_OPTS=-Djdk.virtualThreadScheduler.parallelism=N, N at least 12 more than this.");

    public static final Setting<Duration> WAIT = new Setting<>(
            "query-max-wait",
            Quantities.duration(Duration.ofMillis(1), Duration.ofHours(1)),
            DEFAULTS.maxWait(),
            "How long a query waits for its turn before it is refused; series and facets wait as long as query-deadline.");

    public static final Setting<Integer> PAGE_SIZE = new Setting<>(
            "query-max-page-size",
            SettingTypes.integer(1_000, 10_000),
            DEFAULTS.maxPageSize(),
            "Rows of one page of an answer; the explorer asks for up to 1000.");

    public static final Setting<Integer> TRACE_SPANS = new Setting<>(
            "query-max-trace-spans",
            SettingTypes.integer(1, 10_000_000),
            DEFAULTS.maxTraceSpans(),
            "Most spans of a trace that is answered whole, and of all such answers under way together, small ones aside; each span takes"
                    + " about 1 KB of memory.");

    public static final Setting<Integer> OUTLINE_SPANS = new Setting<>(
            "query-max-outline-spans",
            SettingTypes.integer(1, 10_000_000),
            DEFAULTS.maxOutlineSpans(),
            "Most spans of a trace's outline, and of all outlines under way together, small ones aside; each span takes about 300 bytes"
                    + " of memory.");

    public static final Setting<Integer> LENGTH = new Setting<>(
            "query-max-length",
            SettingTypes.integer(100, 1_000_000),
            DEFAULTS.maxQueryLength(),
            "Characters of a query's text.");

    public static final Setting<Integer> EXPORT_SPANS = new Setting<>(
            "query-max-export-spans",
            SettingTypes.integer(1, 10_000_000),
            DEFAULTS.maxExportSpans(),
            "Spans of one export; what is more is left out, and the answer says so.");

    public static final Setting<Integer> SERIES = new Setting<>(
            "query-max-series",
            SettingTypes.integer(1, 1_000_000),
            DEFAULTS.maxSeries(),
            "Series that a metrics query may make; quantiles and histograms need one for each power of two of a group.");

    static final SettingGroup<QueryLimits> GROUP = new SettingGroup<>(
            "Queries",
            List.of(DEADLINE, CONCURRENT, WAIT, PAGE_SIZE, TRACE_SPANS, OUTLINE_SPANS, LENGTH, EXPORT_SPANS, SERIES),
            values -> new QueryLimits(
                    values.value(DEADLINE),
                    values.value(CONCURRENT),
                    values.value(WAIT),
                    values.value(PAGE_SIZE),
                    values.value(TRACE_SPANS),
                    values.value(OUTLINE_SPANS),
                    values.value(LENGTH),
                    values.value(EXPORT_SPANS),
                    values.value(SERIES)));

    private QuerySettings() {}
}
