package dev.weft.store.duckdb.segment.rows;

import dev.weft.model.TraceId;
import dev.weft.model.batch.SpanBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the spans of batches into the order of a segment: traces by their first start, then spans by start, then span id. */
public final class OrderedRows {

    private record Row(int batch, int index, TraceId trace, long start, long span) {}

    private OrderedRows() {}

    public static SegmentRows of(List<SpanBatch> batches) {
        return of(batches, List.of());
    }

    /** @param conflicting later versions, which keep their order */
    public static SegmentRows of(List<SpanBatch> batches, List<SpanBatch> conflicting) {
        List<Row> rows = new ArrayList<>(rows(batches, 0));
        Map<TraceId, Long> firstStarts = new HashMap<>();
        for (Row row : rows) {
            firstStarts.merge(row.trace(), row.start(), (a, b) -> Long.compareUnsigned(a, b) <= 0 ? a : b);
        }
        rows.sort(Comparator.comparing((Row row) -> firstStarts.get(row.trace()), Long::compareUnsigned)
                .thenComparing(Row::trace)
                .thenComparing(Row::start, Long::compareUnsigned)
                .thenComparing(Row::span, Long::compareUnsigned));
        int spans = rows.size();
        rows.addAll(rows(conflicting, batches.size()));
        List<SpanBatch> all = new ArrayList<>(batches);
        all.addAll(conflicting);
        return new SegmentRows(
                all,
                rows.stream().mapToInt(Row::batch).toArray(),
                rows.stream().mapToInt(Row::index).toArray(),
                spans);
    }

    private static List<Row> rows(List<SpanBatch> batches, int firstBatch) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            SpanBatch batch = batches.get(i);
            for (int index = 0; index < batch.size(); index++) {
                rows.add(new Row(
                        firstBatch + i,
                        index,
                        batch.traceId(index),
                        batch.startTimeUnixNano(index),
                        batch.spanId(index)));
            }
        }
        return rows;
    }
}
