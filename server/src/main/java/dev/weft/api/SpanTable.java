package dev.weft.api;

import dev.weft.explore.SpanExport;
import dev.weft.store.SpanRow;
import java.io.IOException;
import java.util.List;

/** An export as a table: a header, then a record for each span. */
final class SpanTable {

    private final SpanExport export;
    private final List<SpanColumn> columns;

    /** @param columns none for {@link SpanColumn#USUAL} */
    SpanTable(SpanExport export, List<SpanColumn> columns) {
        this.export = export;
        this.columns = columns.isEmpty() ? SpanColumn.USUAL : columns;
    }

    void write(List<SpanRow> first, AnswerStream out) throws IOException {
        CsvCells.write(columns.stream().map(SpanColumn::title).toList(), out);
        for (List<SpanRow> rows = first; !rows.isEmpty(); rows = export.next()) {
            for (SpanRow row : rows) {
                CsvCells.write(
                        columns.stream().map(column -> column.cell().apply(row)).toList(), out);
            }
        }
    }
}
