package dev.weft.store.duckdb.columns;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.Query;
import dev.weft.query.Series;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.filter.Candidates;
import dev.weft.query.filter.SpanFilter;
import dev.weft.query.text.TraceQl;
import dev.weft.store.Cancellation;
import dev.weft.store.SearchPlace;
import dev.weft.store.YieldingThreads;
import dev.weft.store.contract.Queries;
import dev.weft.store.sql.SqlFragment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SQL that columns are asked with, for review: run with {@code -Dweft.write=true} to write it anew. */
class GoldenSqlTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "store", "columns");
    private static final TimeRange RANGE = new TimeRange(1_000, 2_000);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rate-by-service   ; { } | rate() by (resource.service.name)",
                "count-of-failed   ; { resource.service.name = \"it's\" && status = error } | count_over_time() by (name, kind)",
                "either            ; { kind = server || duration > 5ms } | count_over_time() by (status)",
                "nothing           ; { false } | rate()",
                "longest           ; { name >= \"a\" } | max_over_time(duration) by (name)",
                "mean              ; { } | avg_over_time(duration)",
                "quantiles-by-name ; { } | quantile_over_time(duration, .5, .99) by (name)"
            })
    void seriesAreAddedUpAsReviewed(String name, String query, @TempDir Path folder) throws IOException {
        Query.Metrics metrics = (Query.Metrics) TraceQl.parse(query);
        Series.Measured measured = (Series.Measured) metrics.series();
        MetricsGrid grid = MetricsGrid.over(RANGE, 100);
        try (ColumnStore store = ColumnStore.open(new ColumnSettings(64 << 20, 1), folder)) {
            Sources sources = sources(store, folder);
            MeasureQuery sums = new MeasureQuery(
                    RowFilter.of(Candidates.of(measured.source()).anyOf(), sources.haveServiceArrays()),
                    measured.by().stream()
                            .map(field -> Objects.requireNonNull(FixedField.of(field)))
                            .toList(),
                    Objects.requireNonNull(Measure.of(measured.function())),
                    Objects.requireNonNull(
                            SampleSteps.of(grid, sources.minStartUnixNano(), sources.maxStartUnixNano())));

            compare(name, query, sums.sql(sources, grid.spans()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = "facet-of-names ; { status = error }")
    void facetsAreCountedAsReviewed(String name, String query, @TempDir Path folder) throws IOException, SQLException {
        try (ColumnStore store = ColumnStore.open(new ColumnSettings(64 << 20, 1), folder);
                YieldingThreads threads = new YieldingThreads("columns", 1);
                Instance instance = Instance.open(new ColumnSettings(64 << 20, 1), List.of(folder), null)) {
            Sources sources = sources(store, folder);
            Sums sums = new Sums(sources, RANGE, new Session(instance, threads, new Cancellation()));

            compare(
                    name,
                    query,
                    sums.facet(
                            FixedField.NAME,
                            RowFilter.of(
                                    Candidates.of(Queries.parse(query).pipeline())
                                            .anyOf(),
                                    sources.haveServiceArrays())));
        }
    }

    /** A place has a duration in nanoseconds, or {@code none}; a candidate stands in row 7 of segment 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "longest-first-page        ; { status = error }      ;      ;",
                "longest-from-place        ; { kind = server }       ; 5000 ;",
                "longest-from-no-duration  ; { kind = server }       ; none ;",
                "longest-behind-tie        ; { duration > 2us }      ; 5000 ; 4000",
                "longest-behind-unmeasured ; { name = \"receive\" } ; 5000 ; none"
            })
    void longestSpansAreFetchedAsReviewed(
            String name, String query, @Nullable String place, @Nullable String candidate, @TempDir Path folder)
            throws IOException {
        try (ColumnStore store = ColumnStore.open(new ColumnSettings(64 << 20, 1), folder)) {
            Sources sources = sources(store, folder);
            CandidateQuery longest = new CandidateQuery(
                    new RowConditions(only(query), sources.haveServiceArrays()),
                    RANGE,
                    place == null
                            ? null
                            : new SearchPlace(
                                    duration(place).isPresent(), duration(place).orElse(0), key(1, 1)));

            compare(
                    name,
                    query,
                    longest.sql(sources, candidate == null ? null : new Candidate(1, 7, duration(candidate)), 20));
        }
    }

    /** Where some service name is an array, and where a text has half of a surrogate pair, {@code ½} here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "service-or-array     ; { resource.service.name = \"shop\" }",
                "service-of-no-text   ; { resource.service.name = 5 }",
                "ill-formed-equal     ; { name = \"½\" && resource.service.name = \"½\" }",
                "ill-formed-not-equal ; { name != \"½\" && resource.service.name != \"½\" }",
                "ill-formed-order     ; { name < \"½\" }"
            })
    void rowsAreNarrowedDownAsReviewed(String name, String query) throws IOException {
        compare(name, query, new RowConditions(only(query.replace('½', Character.MIN_HIGH_SURROGATE)), true).sql());
    }

    private static SpanFilter only(String query) {
        List<SpanFilter> anyOf = Candidates.of(Queries.parse(query).pipeline()).anyOf();
        assertThat(anyOf).hasSize(1);
        return anyOf.getFirst();
    }

    private static OptionalLong duration(String nanos) {
        return nanos.equals("none") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(nanos));
    }

    private static Sources sources(ColumnStore store, Path folder) {
        Path file = folder.resolve("1.duckdb");
        ColumnFacts facts = ColumnWriter.write(
                file,
                1,
                SegmentOfSpans.of(
                        1,
                        List.of(SpanBatch.of(List.of(
                                span(1, 1).startingAt(500).build(),
                                span(1, 2).startingAt(1_900).build())))));
        return new Sources(List.of(store.attach(file, facts)), 0);
    }

    private static void compare(String name, String query, SqlFragment sql) throws IOException {
        String shown = "-- " + query + "\n"
                + sql.text()
                        .replace(" FROM ", "\nFROM ")
                        .replace(" WHERE ", "\nWHERE ")
                        .replace(" AND (", "\n  AND (")
                        .replace(" ORDER BY ", "\nORDER BY ")
                        .replace(" GROUP BY ", "\nGROUP BY ")
                + "\n-- parameters: " + sql.parameters() + "\n";
        Path file = GOLDEN.resolve(name + ".sql");
        if (Boolean.getBoolean("weft.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, shown);
        }
        assertThat(shown).isEqualTo(Files.readString(file));
    }
}
