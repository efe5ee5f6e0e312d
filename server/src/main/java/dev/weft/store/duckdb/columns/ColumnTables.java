package dev.weft.store.duckdb.columns;

import java.util.List;
import org.duckdb.DuckDBColumnType;

/**
 * The tables of a file of columns.
 *
 * <ul>
 *   <li>{@code spans}, in the order of segment and row: {@code trace} counts the traces of the segment from 0; times are
 *       {@link Unsigned}; {@code duration} is null where it overflows; {@code service_type} is {@link ServiceText}'s;
 *       {@code root} says that the span names no parent; {@code parent_distance} is the row less the parent's row, null
 *       where the segment does not hold the parent.
 *   <li>{@code services}: the spans of each segment counted by service.
 * </ul>
 */
final class ColumnTables {

    /** A column of {@code spans}. */
    record Column(String name, DuckDBColumnType type, boolean optional) {

        private String definition() {
            return name + " " + type + (optional ? "" : " NOT NULL");
        }
    }

    /** In the order in which {@link RowFunction} writes them. */
    static final List<Column> SPANS = List.of(
            new Column("segment", DuckDBColumnType.BIGINT, false),
            new Column("row", DuckDBColumnType.INTEGER, false),
            new Column("trace", DuckDBColumnType.INTEGER, false),
            new Column("start_time", DuckDBColumnType.BIGINT, false),
            new Column("duration", DuckDBColumnType.BIGINT, true),
            new Column("service", DuckDBColumnType.VARCHAR, false),
            new Column("service_type", DuckDBColumnType.TINYINT, false),
            new Column("name", DuckDBColumnType.VARCHAR, false),
            new Column("kind", DuckDBColumnType.INTEGER, false),
            new Column("status", DuckDBColumnType.INTEGER, false),
            new Column("root", DuckDBColumnType.BOOLEAN, false),
            new Column("events", DuckDBColumnType.INTEGER, false),
            new Column("links", DuckDBColumnType.INTEGER, false),
            new Column("parent_distance", DuckDBColumnType.INTEGER, true));

    private static final String SERVICES = "(segment BIGINT NOT NULL, service VARCHAR NOT NULL, spans BIGINT NOT NULL,"
            + " errors BIGINT NOT NULL, links BIGINT NOT NULL)";

    private ColumnTables() {}

    /** Returns the statements that create the tables in an attached file. */
    static List<String> creation(String file) {
        String columns =
                String.join(", ", SPANS.stream().map(Column::definition).toList());
        return List.of(
                "CREATE TABLE " + file + ".spans (" + columns + ")", "CREATE TABLE " + file + ".services " + SERVICES);
    }
}
