package dev.weft.store.duckdb.columns;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of columns while it is written, in a DuckDB instance of its own that ends with the writing: what fails here never
 * touches readers. Nothing is synced; the file is whole once {@link #finish} has returned. Row groups of many long names
 * may need more than the instance's memory: the rest goes to a folder beside the file, which a crash leaves behind.
 */
final class AsideFile implements AutoCloseable {

    /** What SQL calls the file. */
    static final String NAME = "aside";

    /** Smaller blocks than DuckDB's own 256 KiB waste less at the end of each column. */
    private static final int BLOCK_BYTES = 64 << 10;

    /** DuckDB's smallest, in which columns compress worse: for files that are mostly empty blocks. */
    private static final int BLOCK_BYTES_OF_FEW_SPANS = 16 << 10;

    private static final long FEW_SPANS = 2_048;

    private final Instance instance;

    private AsideFile(Instance instance) {
        this.instance = instance;
    }

    /** Creates the file and its tables, ready for about so many spans; sources are files that it may be made from. */
    static AsideFile create(Path file, long spans, List<Path> sources) throws SQLException {
        List<Path> folders = new ArrayList<>();
        folders.add(folder(file));
        sources.forEach(source -> folders.add(folder(source)));
        Path spill = file.resolveSibling(file.getFileName() + ".spill");
        AsideFile aside = new AsideFile(Instance.open(ColumnSettings.ASIDE, folders, spill));
        try {
            aside.prepare(file, spans <= FEW_SPANS ? BLOCK_BYTES_OF_FEW_SPANS : BLOCK_BYTES);
            return aside;
        } catch (SQLException e) {
            aside.close();
            throw e;
        }
    }

    private void prepare(Path file, int blockBytes) throws SQLException {
        instance.execute("ATTACH " + Instance.literal(file) + " AS " + NAME + " (BLOCK_SIZE " + blockBytes
                + ", RECOVERY_MODE no_wal_writes)");
        for (String statement : ColumnTables.creation(NAME)) {
            instance.execute(statement);
        }
    }

    Instance instance() {
        return instance;
    }

    /** Writes out what is still in memory and lets go of the file. */
    void finish() throws SQLException {
        instance.execute("CHECKPOINT " + NAME);
        instance.execute("DETACH " + NAME);
    }

    /** Returns what the file holds; the segments as given when it holds no span. */
    ColumnFacts facts(long firstSegment, long lastSegment) throws SQLException {
        String query = "SELECT coalesce(min(segment), " + firstSegment + "), coalesce(max(segment), " + lastSegment
                + "), count(*), coalesce(sum(links), 0)::BIGINT,"
                + " count(*) FILTER (service_type = " + ServiceText.ARRAY + "),"
                + " coalesce(min(start_time), " + Long.MAX_VALUE + "), coalesce(max(start_time), -" + Long.MAX_VALUE
                + " - 1) FROM " + NAME + ".spans";
        try (Statement statement = instance.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new ColumnFacts(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    Unsigned.fromColumn(row.getLong(6)),
                    Unsigned.fromColumn(row.getLong(7)));
        }
    }

    @Override
    public void close() throws SQLException {
        instance.close();
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("file: " + file + " (expected: inside a folder)");
        }
        return folder;
    }
}
