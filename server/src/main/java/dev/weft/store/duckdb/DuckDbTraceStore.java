package dev.weft.store.duckdb;

import dev.weft.store.Cancellation;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanWriter;
import dev.weft.store.TraceStore;
import dev.weft.store.sql.SqlFragment;
import java.nio.file.Path;

/** A store in one folder, for one process. */
public final class DuckDbTraceStore implements TraceStore {

    private final DataFolder folder;
    private final Database database;
    private final SpanWriter writer;
    private final SpanReader reader;

    private DuckDbTraceStore(DataFolder folder, Database database, Origins origins, long nextOrdinal) {
        this.folder = folder;
        this.database = database;
        this.writer = new GroupWriter(database, origins, nextOrdinal);
        this.reader = new DuckDbSpanReader(database, origins, folder);
    }

    /**
     * Opens the folder and makes it when it does not exist; after a crash this first replays the log.
     *
     * @throws dev.weft.store.StoreException of kind CANNOT_OPEN when the folder is in use, of another format, or damaged
     */
    public static DuckDbTraceStore open(Path directory, DuckDbSettings settings) {
        DataFolder folder = DataFolder.open(directory);
        try {
            return open(folder, Database.open(folder.databaseFile(), settings));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static DuckDbTraceStore open(DataFolder folder, Database database) {
        try {
            return database.read(
                    new Cancellation(),
                    session -> new DuckDbTraceStore(
                            folder,
                            database,
                            Origins.load(session),
                            session.first(
                                            SqlFragment.of(
                                                    "SELECT coalesce(max(ordinal) + 1, 0) FROM"
                                                            + " (SELECT ordinal FROM spans UNION ALL SELECT ordinal FROM conflicts)"),
                                            row -> row.getLong(1))
                                    .orElseThrow()));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public SpanWriter writer() {
        return writer;
    }

    @Override
    public SpanReader reader() {
        return reader;
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            folder.close();
        }
    }
}
