package dev.weft.store.duckdb.segment;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.model.batch.SpanBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Spans as a segment takes them: the first version of each in row order, the others after them; spread over batches at random.
 *
 * @param spans as they are after a batch, in the order of their rows
 * @param conflicting those of the rows after them
 */
record OrderedSpans(List<Span> spans, List<Span> conflicting, SegmentRows rows) {

    private static final Comparator<Span> BY_START =
            (a, b) -> Long.compareUnsigned(a.startTimeUnixNano(), b.startTimeUnixNano());

    static OrderedSpans of(List<Span> committed, Random random) {
        Map<SpanKey, Span> first = new LinkedHashMap<>();
        List<Span> conflicting = new ArrayList<>();
        for (Span span : committed) {
            if (first.putIfAbsent(span.key(), span) != null) {
                conflicting.add(span);
            }
        }
        return of(List.copyOf(first.values()), conflicting, random);
    }

    static OrderedSpans of(List<Span> spans, List<Span> conflicting, Random random) {
        Map<TraceId, Span> earliest = new HashMap<>();
        for (Span span : spans) {
            earliest.merge(span.traceId(), span, (a, b) -> BY_START.compare(a, b) <= 0 ? a : b);
        }
        Comparator<Span> order = Comparator.comparing((Span span) -> earliest.get(span.traceId()), BY_START)
                .thenComparing(Span::traceId)
                .thenComparing(BY_START)
                .thenComparing(Span::spanId);
        List<Span> ordered = new ArrayList<>(spans.stream().sorted(order).toList());
        ordered.addAll(conflicting);
        return ordered(ordered, spans.size(), random);
    }

    private static OrderedSpans ordered(List<Span> ordered, int spanCount, Random random) {
        List<Integer> rowsInBatches = new ArrayList<>();
        for (int row = 0; row < ordered.size(); row++) {
            rowsInBatches.add(row);
        }
        Collections.shuffle(rowsInBatches, random);
        int[] batchOfRow = new int[ordered.size()];
        int[] indexOfRow = new int[ordered.size()];
        List<SpanBatch> batches = new ArrayList<>();
        for (int begin = 0; begin < ordered.size(); ) {
            int end = Math.min(ordered.size(), begin + 1 + random.nextInt(500));
            for (int i = begin; i < end; i++) {
                batchOfRow[rowsInBatches.get(i)] = batches.size();
                indexOfRow[rowsInBatches.get(i)] = i - begin;
            }
            batches.add(SpanBatch.of(
                    rowsInBatches.subList(begin, end).stream().map(ordered::get).toList()));
            begin = end;
        }
        SegmentRows rows = new SegmentRows(batches, batchOfRow, indexOfRow, spanCount);
        List<Span> stored = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            stored.add(rows.batch(row).span(rows.index(row)));
        }
        return new OrderedSpans(
                List.copyOf(stored.subList(0, spanCount)), List.copyOf(stored.subList(spanCount, stored.size())), rows);
    }
}
