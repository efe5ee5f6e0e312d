package dev.weft.store.duckdb.columns;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.NamedCounts;
import dev.weft.store.ServiceCount;
import dev.weft.store.StoreException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of columns come, go and fail one by one, and nothing outside of their folder is touched. */
class ColumnStoreTest {

    private static final ColumnSettings SETTINGS = new ColumnSettings(64 << 20, 2);
    private static final Cancellation NEVER = new Cancellation();
    private static final int SPANS = 3_000;
    private static final int HEADERS = 3 * 4096;
    private static final int BLOCK = 64 << 10;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before any test.
    Path folder;

    private ColumnStore store;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit opens it before any test.
    void open() {
        store = ColumnStore.open(SETTINGS, folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aCancelledSearchStopsAndItsViewWorksOn() {
        Cancellation cancellation = new Cancellation();
        try (ColumnView view = store.view(List.of(attach(1)), 0)) {
            CandidateRows rows = view.candidates(SpanFilter.EVERYTHING, TimeRange.ALL, null, cancellation);
            assertThat(rows.next(5)).hasSize(5);
            cancellation.cancel();

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> rows.next(5))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CANCELLED));
            assertThat(spans(view)).isEqualTo(SPANS);
        }
    }

    @Test
    void moreNamesThanAListHoldsAreRefused() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i <= NamedCounts.MOST; i++) {
            spans.add(span(1 + i / 10, 2 * i + 1)
                    .service("orders")
                    .name("GET /orders/" + i)
                    .build());
            spans.add(span(1 + i / 10, 2 * i + 2).service("pod-" + i).build());
        }
        Path file = folder.resolve("1.duckdb");
        ColumnFacts facts = ColumnWriter.write(file, 1, SegmentOfSpans.of(1, List.of(SpanBatch.of(spans))));
        try (ColumnView view = store.view(List.of(store.attach(file, facts)), 0)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> view.operations("orders", TimeRange.ALL, NEVER))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.TOO_LARGE));
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> view.services(TimeRange.ALL, NEVER))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.TOO_LARGE));
            assertThat(view.operations("pod-7", TimeRange.ALL, NEVER)).hasSize(1);
        }
    }

    @Test
    void aClosedFileStaysUntilTheLastViewIsClosed() throws Exception {
        ColumnFile file = attach(1);
        ColumnView first = store.view(List.of(file), 0);
        ColumnView second = store.view(List.of(file), 0);
        CandidateRows rows = first.candidates(SpanFilter.EVERYTHING, TimeRange.ALL, null, NEVER);
        assertThat(rows.next(10)).hasSize(10);

        file.close();
        file.close();
        Files.delete(file.path());

        assertThatIllegalStateException().isThrownBy(() -> store.view(List.of(attach(2), file), 0));
        assertThat(rows.next(4_096)).hasSize(SPANS - 10);
        first.close();
        first.close();
        assertThat(spans(second)).isEqualTo(SPANS);
        second.close();
        assertThatIllegalStateException().isThrownBy(() -> spans(second));
        assertThatIllegalStateException().isThrownBy(() -> store.view(List.of(file), 0));
    }

    @Test
    @Timeout(120)
    void filesComeAndGoWhileOthersAreRead() throws Exception {
        ColumnFile steady = attach(1);
        Path passing = folder.resolve("2.duckdb");
        ColumnFacts facts = write(passing, 2);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int reader = 0; reader < 3; reader++) {
                tasks.add(() -> readAgainAndAgain(steady));
            }
            List<Future<Integer>> running = tasks.stream().map(readers::submit).toList();
            do {
                ColumnFile file = store.attach(passing, facts);
                try (ColumnView view = store.view(List.of(steady, file), 0)) {
                    file.close();
                    assertThat(view.services(TimeRange.ALL, NEVER).getFirst().spanCount())
                            .isEqualTo(2 * SPANS);
                }
            } while (running.stream().anyMatch(task -> !task.isDone()));
            for (Future<Integer> task : running) {
                assertThat(task.get()).isEqualTo(30 * SPANS);
            }
        }
    }

    @Test
    void aDamagedFileFailsAloneAndOthersAnswerOn() throws Exception {
        ColumnFile sound = attach(1);
        Path damaged = folder.resolve("2.duckdb");
        ColumnFacts facts = write(damaged, 2);
        byte[] bytes = Files.readAllBytes(damaged);
        for (int i = bytes.length / 3; i < bytes.length; i += 512) {
            bytes[i] ^= 0x55;
        }
        Files.write(damaged, bytes);

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> {
            ColumnFile file = store.attach(damaged, facts);
            try (ColumnView view = store.view(List.of(file), 0)) {
                view.check(file, 7, _ -> {}, NEVER);
            }
        });
        try (ColumnView view = store.view(List.of(sound), 0)) {
            view.check(sound, SPANS, _ -> {}, NEVER);
            assertThat(spans(view)).isEqualTo(SPANS);
        }
    }

    @Test
    void aFileThatIsFoundDamagedWhenItIsAttachedIsLetGo() throws Exception {
        Path file = folder.resolve("1.duckdb");
        write(file, 1);
        byte[] whole = Files.readAllBytes(file);
        long before = openHandles();

        int refused = 0;
        for (int block = HEADERS; block + BLOCK <= whole.length; block += BLOCK) {
            byte[] damaged = whole.clone();
            damaged[block + 100] ^= 0x55;
            Files.write(file, damaged);
            for (int i = 0; i < 100; i++) {
                refused += isRefused(file) ? 1 : 0;
            }
        }

        assertThat(refused).isPositive();
        assertThat(openHandles()).isLessThan(before + 50);
    }

    @Test
    void aFileIsCheckedPieceByPiece() throws Exception {
        ColumnFile file = attach(1);
        List<Integer> pieces = new ArrayList<>();

        try (ColumnView view = store.view(List.of(file), 0)) {
            view.check(file, SPANS / 3 + 1, pieces::add, NEVER);
        }

        assertThat(pieces).hasSize(3);
        assertThat(pieces.stream().mapToInt(Integer::intValue).sum()).isEqualTo(SPANS);
    }

    @Test
    void whatIsNoFileOfColumnsCannotBeAttached() throws Exception {
        Path text = folder.resolve("text.duckdb");
        Files.writeString(text, "no columns here");
        ColumnFacts facts = new ColumnFacts(1, 1, 1, 0, 0, 0, Map.of(), Map.of());

        for (Path path : List.of(text, folder.resolve("none.duckdb"), Path.of("/elsewhere/columns.duckdb"))) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.attach(path, facts))
                    .withMessageContaining(path.toString())
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CANNOT_OPEN));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY (SELECT 1) TO '/tmp/weft-never'",
                "SELECT * FROM read_csv('/etc/hosts')",
                "ATTACH '/tmp/weft-never.duckdb' AS never",
                "INSTALL httpfs",
                "SET enable_external_access = true",
                "SET threads = 100"
            })
    void nothingOutsideTheFolderIsTouched(String statement) throws SQLException {
        try (Instance instance = Instance.open(SETTINGS, List.of(folder), null)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> instance.execute(statement))
                    .withMessageMatching("(?s).*(disabled|locked).*");
        }
    }

    private static long spans(ColumnView view) {
        return view.services(TimeRange.ALL, NEVER).stream()
                .mapToLong(ServiceCount::spanCount)
                .sum();
    }

    private int readAgainAndAgain(ColumnFile file) {
        int rows = 0;
        for (int i = 0; i < 30; i++) {
            try (ColumnView view = store.view(List.of(file), 0)) {
                rows += view.candidates(SpanFilter.EVERYTHING, TimeRange.ALL, null, NEVER)
                        .next(4_096)
                        .size();
            }
        }
        return rows;
    }

    private boolean isRefused(Path file) {
        try {
            store.attach(file, 1).close();
            return false;
        } catch (StoreException _) {
            return true;
        }
    }

    private static long openHandles() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
    }

    private ColumnFile attach(int segment) {
        Path file = folder.resolve(segment + ".duckdb");
        return store.attach(file, write(file, segment));
    }

    private static ColumnFacts write(Path file, int segment) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < SPANS; i++) {
            spans.add(span(segment, i + 1).service("orders").from(i).lasting(i).build());
        }
        return ColumnWriter.write(file, segment, SegmentOfSpans.of(segment, List.of(SpanBatch.of(spans))));
    }
}
