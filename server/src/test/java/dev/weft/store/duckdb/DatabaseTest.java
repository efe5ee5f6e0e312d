package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.sql.SqlFragment;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Timer;
import java.util.TimerTask;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final SqlFragment ENDLESS = SqlFragment.of(
            "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range + b.range = -1");

    private Database database;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit opens it before any test.
    void open(@TempDir Path folder) {
        database = Database.open(folder.resolve("test.duckdb"), DuckDbSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Timeout(60)
    void cancellingStopsARunningQuery() {
        Cancellation cancellation = new Cancellation();
        Timer timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        cancellation.cancel();
                    }
                },
                200);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> database.read(cancellation, session -> session.list(ENDLESS, row -> row.getLong(1))))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CANCELLED));

        timer.cancel();
        assertThat(rows()).isZero();
    }

    @Test
    void whatFailsLeavesNothingAndTheNextWriteWorks() {
        InsertScope change = new InsertScope("SELECT error('no')");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> database.write(change))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE));

        assertThat(change.end).isEqualTo("rolled back");
        assertThat(rows()).isZero();
        InsertScope next = new InsertScope("SELECT 1");
        database.write(next);
        assertThat(next.end).isEqualTo("committed");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aReaderKeepsSeeingWhatItBeganWith() {
        database.read(NEVER, session -> {
            assertThat(count(session)).isZero();
            database.write(new InsertScope("SELECT 1"));
            assertThat(count(session)).isZero();
            return 0;
        });
        assertThat(rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"COPY scopes TO '/tmp/weft-never'", "SELECT * FROM read_csv('/etc/hosts')", "INSTALL httpfs"})
    void nothingOutsideTheFolderIsTouched(String statement) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> database.write(new InsertScope(statement)))
                .withMessageContaining("disabled");
    }

    private long rows() {
        return database.read(NEVER, DatabaseTest::count);
    }

    private static long count(Session session) throws SQLException {
        return session.first(SqlFragment.of("SELECT count(*) FROM scopes"), row -> row.getLong(1))
                .orElseThrow();
    }

    /** Adds a row, then runs a statement that may fail. */
    private static final class InsertScope implements Database.Change<Integer> {

        private final String then;
        private String end = "open";

        InsertScope(String then) {
            this.then = then;
        }

        @Override
        public Integer apply(DuckDBConnection connection, Session session) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO scopes VALUES (1, ''::BLOB)");
                statement.execute(then);
            }
            return 1;
        }

        @Override
        public void committed() {
            end = "committed";
        }

        @Override
        public void rolledBack() {
            end = "rolled back";
        }
    }
}
