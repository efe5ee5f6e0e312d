package dev.weft.store.duckdb.columns;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Resource;
import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.StoreException;
import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of columns says of each row what its span says. */
class ColumnWriterTest {

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before any test.
    Path folder;

    @Test
    void everyColumnIsWhatTheSpanSays() throws SQLException {
        SegmentOfSpans segment = SegmentOfSpans.of(7, new RandomSpans(random).spans(5_000), random);
        Path file = folder.resolve("columns.duckdb");

        ColumnWriter.write(file, 7, segment);

        List<String> expected = new ArrayList<>();
        for (int row = 0; row < segment.size(); row++) {
            Span span = segment.span(row);
            expected.add(String.join(
                    "|",
                    "7",
                    Integer.toString(row),
                    Long.toString(span.startTimeUnixNano() ^ Long.MIN_VALUE),
                    span.durationNanos().isPresent()
                            ? Long.toString(span.durationNanos().getAsLong())
                            : "null",
                    span.service(),
                    segment.batch(row).name(segment.index(row)),
                    Integer.toString(span.kind().number()),
                    Integer.toString(span.status().code())));
        }
        assertThat(read(file, "segment, row, start_time, duration, service, name, kind, status"))
                .as(seed.toString())
                .isEqualTo(expected);
    }

    @Test
    void namesComeBackWholeHoweverManyThereAre() throws SQLException {
        List<Span> spans = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String[] pieces = {"", "a", "\0", "é", "\uFFFD", "\uD83D\uDE00", "\uE000", "name ".repeat(200)};
        for (int i = 0; i < 20_000; i++) {
            String name = pieces[random.nextInt(pieces.length)] + random.nextInt(8_000) + pieces[random.nextInt(7)];
            names.add(name);
            spans.add(span(1, i + 1).name(name).from(i).build());
        }
        Path file = folder.resolve("columns.duckdb");

        ColumnWriter.write(file, 1, SegmentOfSpans.of(1, List.of(SpanBatch.of(spans))));

        assertThat(read(file, "name")).as(seed.toString()).isEqualTo(names);
    }

    /** 144 MB of names in one row group, written by an instance that may take 128 MiB. */
    @Test
    void namesNeedNotFitInMemory() throws IOException {
        String padding = "x".repeat(4_000);
        List<SpanBatch> batches = new ArrayList<>();
        for (int batch = 0; batch < 36; batch++) {
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                int number = batch * 1_000 + i;
                spans.add(
                        span(1, number + 1).name(number + padding).from(number).build());
            }
            batches.add(SpanBatch.of(spans));
        }

        ColumnFacts facts = ColumnWriter.write(folder.resolve("columns.duckdb"), 1, SegmentOfSpans.of(1, batches));

        assertThat(facts.spanCount()).isEqualTo(36_000);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("columns.duckdb"));
        }
    }

    @Test
    void factsSayWhatTheFileHolds() {
        AttributeValue services = new AttributeValue.Array(List.of(new AttributeValue.Text("orders")));
        List<Span> spans = List.of(
                span(1, 1).startingAt(5).build(),
                span(1, 2).startingAt(-1).build(),
                span(1, 3)
                        .startingAt(Long.MAX_VALUE)
                        .resource(new Attribute(Resource.SERVICE_NAME, services))
                        .build());

        ColumnFacts facts = ColumnWriter.write(
                folder.resolve("columns.duckdb"), 3, SegmentOfSpans.of(3, List.of(SpanBatch.of(spans))));

        assertThat(facts).isEqualTo(new ColumnFacts(3, 3, 3, 1, 5, -1, Map.of(3L, 3L), Map.of(3L, Set.of())));
    }

    /** One that gives each span a service of its own must not fill the memory. */
    @Test
    void manyServicesWithErrorsAreNotRemembered() {
        List<Span> spans = new ArrayList<>();
        for (int i = 1; i <= 1_001; i++) {
            spans.add(span(1, i).service("service-" + i).error("").build());
        }

        ColumnFacts facts = ColumnWriter.write(
                folder.resolve("columns.duckdb"), 3, SegmentOfSpans.of(3, List.of(SpanBatch.of(spans))));

        assertThat(facts.failedServices()).isEmpty();
    }

    @Test
    void aSegmentWithoutSpansIsAFileToo() {
        ColumnFacts facts = ColumnWriter.write(folder.resolve("columns.duckdb"), 3, SegmentOfSpans.of(3, List.of()));

        assertThat(facts).isEqualTo(new ColumnFacts(3, 3, 0, 0, -1, 0, Map.of(), Map.of()));
    }

    @Test
    void theFileIsAllThatIsLeft() throws IOException {
        ColumnWriter.write(
                folder.resolve("columns.duckdb"), 1, SegmentOfSpans.of(1, new RandomSpans(random).spans(50), random));

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("columns.duckdb"));
        }
    }

    @Test
    void whatFailsIsSaid() {
        SegmentOfSpans segment = SegmentOfSpans.of(1, new RandomSpans(random).spans(50), random);
        Path file = folder.resolve("columns.duckdb");
        ColumnWriter.write(file, 1, segment);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ColumnWriter.write(file, 1, segment))
                .withMessageContaining(file.toString())
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ColumnWriter.write(folder.resolve("none/columns.duckdb"), 1, segment))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE));
    }

    private static List<String> read(Path file, String columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + columns + " FROM spans ORDER BY row")) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
