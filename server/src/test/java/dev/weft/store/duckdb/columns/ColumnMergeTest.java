package dev.weft.store.duckdb.columns;

import static dev.weft.store.contract.TestSpans.EPOCH;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.StoreException;
import dev.weft.store.contract.TestSpans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows of a merged file answer is held by {@link ColumnAgreementTest}. */
class ColumnMergeTest {

    private static final int SPANS = 1_000;

    private static final Path FORMAT_ONE =
            Path.of("src/test/resources/store/format-1/columns/000000000002-000000000002.duckdb");

    private final List<ColumnMerge.Source> sources = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before any test.
    Path folder;

    @BeforeEach
    void writeSources() {
        for (int segment = 1; segment <= 3; segment++) {
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < SPANS; i++) {
                TestSpans span = span(segment, i + 1).from(segment * 10_000L + i);
                spans.add((i < segment - 1 ? span.service("s" + i).error("") : span).build());
            }
            Path file = folder.resolve(segment + ".duckdb");
            sources.add(new ColumnMerge.Source(
                    file, ColumnWriter.write(file, segment, SegmentOfSpans.of(segment, List.of(SpanBatch.of(spans))))));
        }
    }

    @Test
    void factsOfAMergedFileAreThoseOfAllSources() {
        assertThat(ColumnMerge.merge(folder.resolve("merged.duckdb"), sources, 0))
                .isEqualTo(new ColumnFacts(
                        1,
                        3,
                        3 * SPANS,
                        0,
                        EPOCH + 10_000,
                        EPOCH + 30_000 + SPANS - 1,
                        Map.of(1L, (long) SPANS, 2L, (long) SPANS, 3L, (long) SPANS),
                        Map.of(1L, Set.of(), 2L, failed("s0"), 3L, failed("s0", "s1"))));
    }

    @Test
    void droppedSegmentsAreLeftOut() {
        assertThat(ColumnMerge.merge(folder.resolve("merged.duckdb"), sources, 3))
                .isEqualTo(new ColumnFacts(
                        3,
                        3,
                        SPANS,
                        0,
                        EPOCH + 30_000,
                        EPOCH + 30_000 + SPANS - 1,
                        Map.of(3L, (long) SPANS),
                        Map.of(3L, failed("s0", "s1"))));
        assertThat(ColumnMerge.merge(folder.resolve("empty.duckdb"), sources, 4))
                .isEqualTo(new ColumnFacts(1, 3, 0, 0, -1, 0, Map.of(), Map.of()));
    }

    /** Its tables have columns that are written no more. */
    @Test
    void aFileOfEarlierCodeIsMergedWithOneOfToday() throws Exception {
        Path earlier = folder.resolve("earlier.duckdb");
        Files.copy(FORMAT_ONE, earlier);
        ColumnFacts ofEarlier;
        try (ColumnStore store = ColumnStore.open(new ColumnSettings(128 << 20, 1), folder);
                ColumnFile file = store.attach(earlier, 2)) {
            ofEarlier = file.facts();
        }
        assertThat(ofEarlier.segmentSpans()).containsOnlyKeys(2L);

        Path merged = folder.resolve("merged.duckdb");
        ColumnFacts facts =
                ColumnMerge.merge(merged, List.of(new ColumnMerge.Source(earlier, ofEarlier), sources.get(2)), 0);

        assertThat(facts.segmentSpans()).isEqualTo(Map.of(2L, ofEarlier.spanCount(), 3L, (long) SPANS));
        assertThat(columnsOf(merged, "spans"))
                .isEqualTo(columnsOf(sources.get(2).file(), "spans"));
        assertThat(columnsOf(merged, "services"))
                .isEqualTo(columnsOf(sources.get(2).file(), "services"));
    }

    private static List<String> columnsOf(Path file, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("DESCRIBE " + table)) {
            while (row.next()) {
                columns.add(row.getString(1));
            }
        }
        return columns;
    }

    private static Set<Integer> failed(String... services) {
        return Arrays.stream(services).map(String::hashCode).collect(Collectors.toSet());
    }

    @Test
    void aDamagedSourceFailsTheMerge() throws Exception {
        Path damaged = sources.get(1).file();
        byte[] bytes = Files.readAllBytes(damaged);
        for (int i = 3 * 4096; i < bytes.length; i += 512) {
            bytes[i] ^= 0x55;
        }
        Files.write(damaged, bytes);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ColumnMerge.merge(folder.resolve("merged.duckdb"), sources, 0))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE));
    }

    @Test
    void sourcesComeInTheOrderOfTheirSegments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMerge.merge(folder.resolve("merged.duckdb"), sources.reversed(), 0))
                .withMessageContaining("expected: after 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMerge.merge(folder.resolve("merged.duckdb"), List.of(), 0));
    }
}
