package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.text.TraceQl;
import dev.weft.store.Answer;
import dev.weft.store.Cancellation;
import dev.weft.store.Cut;
import dev.weft.store.MetricsAnswer;
import dev.weft.store.MetricsSearch;
import dev.weft.store.OperationCount;
import dev.weft.store.StoreException;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.columnfiles.ColumnFiles;
import dev.weft.store.duckdb.columns.ColumnFile;
import dev.weft.store.duckdb.columns.ColumnStore;
import dev.weft.store.duckdb.columns.ColumnView;
import dev.weft.store.duckdb.segment.Segment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DuckDB's copy may be damaged as it likes: the segment is whole, answers miss nothing, and the copy is made anew. */
class DamagedColumnsTest {

    /** Who meets the damage first. */
    enum Found {
        AT_OPEN,
        BY_A_QUESTION,
        BY_THE_SCRUB
    }

    private static final Cancellation NEVER = new Cancellation();
    private static final int NAMES = 50;
    private static final int BLOCK = 1 << 18;
    private static final int HEADERS = 3 * 4096;

    @ParameterizedTest
    @EnumSource(Found.class)
    void aDamagedFileIsMadeAnew(Found found, @TempDir Path folder) throws IOException {
        try (DuckDbTraceStore store = open(folder)) {
            store.writer().write(List.of(SpanBatch.of(spans())));
            store.seal();
        }
        Path file = columnFile(folder);
        if (found == Found.AT_OPEN) {
            damage(file);
        }
        try (DuckDbTraceStore store = open(folder)) {
            if (found != Found.AT_OPEN) {
                damage(file);
            }
            if (found == Found.BY_THE_SCRUB) {
                store.scrub();
            }
            Answer<List<OperationCount>> answer =
                    store.reader().answer(reader -> reader.operations("orders", TimeRange.ALL, NEVER));

            assertThat(answer.missing()).isEmpty();
            assertThat(answer.value()).hasSize(NAMES).allMatch(operation -> operation.spanCount() == 1);
            await().atMost(Duration.ofSeconds(60)).until(() -> isWhole(file));
            assertThat(store.reader().operations("orders", TimeRange.ALL, NEVER))
                    .isEqualTo(answer.value());
        }
    }

    /** To tell which files are damaged all are read whole, which may take longer than the question has. */
    @Test
    void aQuestionThatHasNotTheTimeToTellWhatIsDamagedLeavesItToTheScrub(@TempDir Path folder) throws IOException {
        try (DuckDbTraceStore store = open(folder)) {
            store.writer().write(List.of(SpanBatch.of(spans())));
            store.seal();
        }
        Path file = columnFile(folder);
        MetricsSearch search = new MetricsSearch(
                (Query.Metrics) TraceQl.parse("{ name = \"8\" } | count_over_time()"),
                MetricsGrid.over(new TimeRange(TestSpans.EPOCH, TestSpans.EPOCH + 10_000_000), 5_000_000),
                new MetricsLimits(10, 10));
        try (StoreInFolder opened = StoreInFolder.open(folder)) {
            damage(file);
            ColumnFiles columns = opened.store().columns();

            for (int checks = 1; !columns.isSuspected(); checks++) {
                AtomicInteger left = new AtomicInteger(checks);
                Cancellation deadline = new Cancellation(() -> left.getAndDecrement() <= 0);
                MetricsAnswer answer = opened.reader()
                        .answer(reader -> reader.metrics(search, deadline))
                        .value();
                assertThat(answer.cut()).as("after %d checks", checks).isInstanceOf(Cut.Deadline.class);
                assertThat(file).as("after %d checks", checks).exists();
            }

            assertThat(opened.store().scrub().step(_ -> {})).isTrue();
            assertThat(columns.isSuspected()).isFalse();
            assertThat(file).doesNotExist();
        }
    }

    private static void damage(Path file) throws IOException {
        for (long offset = HEADERS + BLOCK / 2; offset < Files.size(file); offset += BLOCK) {
            DamagedStore.flip(file, offset);
        }
        assertThat(isWhole(file)).as("damaged, and yet whole").isFalse();
    }

    /** Another DuckDB reads a copy. */
    private static boolean isWhole(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        Path copy = file.resolveSibling(file.getFileName() + "-copy");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        try (ColumnStore columns = ColumnStore.open(
                        DuckDbSettings.DEFAULT.columns(), Objects.requireNonNull(copy.getParent(), "folder"));
                ColumnFile attached = columns.attach(copy, 1);
                ColumnView view = columns.view(List.of(attached), 0)) {
            view.check(attached, 100_000, _ -> {}, NEVER);
            return true;
        } catch (StoreException e) {
            return false;
        } finally {
            Files.delete(copy);
        }
    }

    private static DuckDbTraceStore open(Path folder) {
        return DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT, new SimpleMeterRegistry());
    }

    private static Path columnFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("columns"))) {
            return files.toList().getFirst();
        }
    }

    /** Names that nothing compresses fill blocks of their own, which opening the file does not read. */
    private static List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        Random random = Seed.ofRun().random();
        for (int i = 1; i <= Segment.LARGE_SPANS; i++) {
            spans.add(TestSpans.span(1 + i / 10, i)
                    .service(i % (Segment.LARGE_SPANS / NAMES) == 0 ? "orders" : "worker")
                    .name(Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()))
                    .from(i * 7L)
                    .lasting(i % 1_000)
                    .build());
        }
        return spans;
    }
}
