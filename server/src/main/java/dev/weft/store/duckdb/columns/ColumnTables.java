package dev.weft.store.duckdb.columns;

import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;

/**
 * The tables of a file of columns. Files of earlier code have columns besides, which nothing reads.
 *
 * <ul>
 *   <li>{@code spans}, in the order of segment and row: times are {@link Unsigned}; {@code duration} is null where it
 *       overflows; {@code service_type} is {@link ServiceText}'s.
 *   <li>{@code services}: the spans of each segment counted by service.
 * </ul>
 */
final class ColumnTables {

    /** A column of a table. */
    record Column(String name, DuckDBColumnType type, boolean optional) {

        private String definition() {
            return name + " " + type + (optional ? "" : " NOT NULL");
        }
    }

    /** In the order in which {@link RowFunction} writes them. */
    static final List<Column> SPANS = List.of(
            new Column("segment", DuckDBColumnType.BIGINT, false),
            new Column("row", DuckDBColumnType.INTEGER, false),
            new Column("start_time", DuckDBColumnType.BIGINT, false),
            new Column("duration", DuckDBColumnType.BIGINT, true),
            new Column("service", DuckDBColumnType.VARCHAR, false),
            new Column("service_type", DuckDBColumnType.TINYINT, false),
            new Column("name", DuckDBColumnType.VARCHAR, false),
            new Column("kind", DuckDBColumnType.INTEGER, false),
            new Column("status", DuckDBColumnType.INTEGER, false));

    static final List<Column> SERVICES = List.of(
            new Column("segment", DuckDBColumnType.BIGINT, false),
            new Column("service", DuckDBColumnType.VARCHAR, false),
            new Column("spans", DuckDBColumnType.BIGINT, false),
            new Column("errors", DuckDBColumnType.BIGINT, false));

    private ColumnTables() {}

    /** Returns the statements that create the tables in an attached file. */
    static List<String> creation(String file) {
        return List.of(creation(file, "spans", SPANS), creation(file, "services", SERVICES));
    }

    private static String creation(String file, String table, List<Column> columns) {
        return "CREATE TABLE " + file + "." + table + " ("
                + columns.stream().map(Column::definition).collect(Collectors.joining(", ")) + ")";
    }

    /** Returns columns as SQL lists them. */
    static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
