package dev.weft.store.duckdb.columns;

import java.nio.file.Path;
import java.sql.SQLException;
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
        return FactsQuery.ask(instance.connection(), NAME, firstSegment, lastSegment);
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
