package dev.weft.store.duckdb.segment.rows;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.batch.SpanBatch;
import java.util.ArrayList;
import java.util.Collections;
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
public record OrderedSpans(List<Span> spans, List<Span> conflicting, SegmentRows rows) {

    public static OrderedSpans of(List<Span> committed, Random random) {
        Map<SpanKey, Span> first = new LinkedHashMap<>();
        List<Span> conflicting = new ArrayList<>();
        for (Span span : committed) {
            if (first.putIfAbsent(span.key(), span) != null) {
                conflicting.add(span);
            }
        }
        return of(List.copyOf(first.values()), conflicting, random);
    }

    public static OrderedSpans of(List<Span> spans, List<Span> conflicting, Random random) {
        List<Span> shuffled = new ArrayList<>(spans);
        Collections.shuffle(shuffled, random);
        SegmentRows rows = OrderedRows.of(batches(shuffled, random), batches(conflicting, random));
        List<Span> stored = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            stored.add(rows.batch(row).span(rows.index(row)));
        }
        return new OrderedSpans(
                List.copyOf(stored.subList(0, spans.size())),
                List.copyOf(stored.subList(spans.size(), stored.size())),
                rows);
    }

    private static List<SpanBatch> batches(List<Span> spans, Random random) {
        List<SpanBatch> batches = new ArrayList<>();
        for (int begin = 0; begin < spans.size(); ) {
            int end = Math.min(spans.size(), begin + 1 + random.nextInt(500));
            batches.add(SpanBatch.of(spans.subList(begin, end)));
            begin = end;
        }
        return batches;
    }
}
