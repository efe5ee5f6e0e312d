package dev.weft.store.duckdb.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.YieldingThreads;
import dev.weft.store.sql.SqlFragment;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A query of columns ends when it is cancelled, whatever the driver is at. Nothing else ends it: its asker cannot be interrupted. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CancelledQueryTest {

    private static final ColumnSettings SETTINGS = new ColumnSettings(64 << 20, 2);
    private static final SqlFragment ENDLESS =
            SqlFragment.of("SELECT count(*) FROM range(1000000000000000) WHERE range % 7 = 8");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before any test.
    Path folder;

    @Test
    void cancellingStopsARunningQuery() throws SQLException {
        assertCancelledWithin("duckdb_jdbc_execute", ENDLESS);
    }

    /** While a query is prepared there is none to interrupt. */
    @Test
    void cancellingAQueryThatIsBeingPreparedStopsIt() throws SQLException {
        SqlFragment slowToPrepare = ENDLESS;
        for (int i = 0; i < 20; i++) {
            slowToPrepare = slowToPrepare.then("AND md5(repeat('" + i % 10 + "', 10000000)) <> '" + i + "'");
        }
        assertCancelledWithin("duckdb_jdbc_prepare", slowToPrepare);
    }

    /** Cancels the query while its thread is in a native method of the driver, whose name begins so. */
    private void assertCancelledWithin(String nativeMethod, SqlFragment query) throws SQLException {
        Cancellation cancellation = new Cancellation();
        try (YieldingThreads threads = new YieldingThreads("cancelled", 1);
                Instance instance = Instance.open(SETTINGS, List.of(folder), null)) {
            CompletableFuture<Void> cancelling = CompletableFuture.runAsync(() -> {
                await().until(() -> isIn(nativeMethod, "cancelled-0"));
                cancellation.cancel();
            });
            Session session = new Session(instance, threads, cancellation);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> session.list(query, row -> row.getLong(1)))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CANCELLED));
            cancelling.join();
        }
    }

    private static boolean isIn(String nativeMethod, String thread) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals(thread))
                .map(Map.Entry::getValue)
                .anyMatch(
                        frames -> frames.length > 0 && frames[0].getMethodName().startsWith(nativeMethod));
    }
}
