package dev.weft.api;

import dev.weft.explore.SpanExport;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.store.SpanRow;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An export as a table: a header, then a record for each span. */
final class SpanTable {

    private final SpanExport export;
    private final List<? extends SpanColumn> columns;

    /** @param columns none for {@link SpanColumn#USUAL} */
    SpanTable(SpanExport export, List<SpanColumn> columns) {
        this.export = export;
        this.columns = columns.isEmpty() ? SpanColumn.USUAL : columns;
    }

    void write(List<SpanRow> first, AnswerStream out) throws IOException {
        boolean readsSpans = columns.stream().anyMatch(SpanColumn.OfSpan.class::isInstance);
        CsvCells.write(columns.stream().map(SpanColumn::title).toList(), out);
        for (List<SpanRow> rows = first; !rows.isEmpty(); rows = export.next()) {
            Map<SpanKey, Span> whole = readsSpans ? export.whole(rows) : Map.of();
            for (SpanRow row : rows) {
                Span span = whole.get(row.span().key());
                CsvCells.write(
                        columns.stream().map(column -> cell(column, row, span)).toList(), out);
            }
        }
    }

    private static String cell(SpanColumn column, SpanRow row, @Nullable Span span) {
        return switch (column) {
            case SpanColumn.OfRow(String _, Function<SpanRow, String> cell) -> cell.apply(row);
            case SpanColumn.OfMention mention -> mention.cell(row);
            case SpanColumn.OfSpan(String _, Function<Span, String> cell) -> span == null ? "" : cell.apply(span);
        };
    }
}
