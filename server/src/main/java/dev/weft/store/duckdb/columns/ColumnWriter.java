package dev.weft.store.duckdb.columns;

import dev.weft.model.Status;
import dev.weft.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBFunctions;

/** Writes a segment's file of columns. */
public final class ColumnWriter {

    private static final String ROWS = "segment_rows";

    private ColumnWriter() {}

    /**
     * Writes the file, which must not exist, and leaves its syncing to the caller.
     *
     * @param rows the segment's spans, without conflicting versions
     * @throws StoreException of kind UNAVAILABLE when that fails; what is there of the file then is for the caller to delete
     */
    public static ColumnFacts write(Path file, long segment, ColumnRows rows) {
        try (AsideFile aside = AsideFile.create(file, rows.size(), List.of())) {
            var function = new RowFunction(segment, rows);
            DuckDBFunctions.tableFunction()
                    .withName(ROWS)
                    .withFunction(function)
                    .register(aside.instance().connection());
            aside.instance().execute("INSERT INTO " + AsideFile.NAME + ".spans SELECT * FROM " + ROWS + "()");
            aside.instance()
                    .execute("INSERT INTO " + AsideFile.NAME + ".services"
                            + " SELECT segment, service, count(*), count(*) FILTER (status = " + Status.CODE_ERROR
                            + ") FROM " + AsideFile.NAME + ".spans GROUP BY segment, service"
                            + " ORDER BY service");
            ColumnFacts facts = aside.facts(segment, segment);
            aside.finish();
            return facts;
        } catch (SQLException e) {
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
