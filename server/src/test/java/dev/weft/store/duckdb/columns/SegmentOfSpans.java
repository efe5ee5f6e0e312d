package dev.weft.store.duckdb.columns;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.model.batch.SpanBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A segment's spans in memory: each once, from several batches, in the order of segments. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record SegmentOfSpans(long number, List<SpanBatch> batches, int[] batchOfRow, int[] indexOfRow) implements ColumnRows {

    /** Returns the segment of the first span with each key. */
    static SegmentOfSpans of(long number, List<Span> spans, Random random) {
        Map<SpanKey, Span> once = new LinkedHashMap<>();
        spans.forEach(span -> once.putIfAbsent(span.key(), span));
        List<List<Span>> requests = new ArrayList<>();
        for (Span span : once.values()) {
            if (requests.isEmpty() || random.nextInt(5) == 0) {
                requests.add(new ArrayList<>());
            }
            requests.getLast().add(span);
        }
        return of(number, requests.stream().map(SpanBatch::of).toList());
    }

    static SegmentOfSpans of(long number, List<SpanBatch> batches) {
        List<int[]> places = new ArrayList<>();
        Map<TraceId, Long> firstStarts = new HashMap<>();
        for (int batch = 0; batch < batches.size(); batch++) {
            for (int index = 0; index < batches.get(batch).size(); index++) {
                places.add(new int[] {batch, index});
                firstStarts.merge(
                        batches.get(batch).traceId(index),
                        batches.get(batch).startTimeUnixNano(index),
                        (a, b) -> Long.compareUnsigned(a, b) < 0 ? a : b);
            }
        }
        places.sort(order(batches, firstStarts));
        return new SegmentOfSpans(
                number,
                batches,
                places.stream().mapToInt(place -> place[0]).toArray(),
                places.stream().mapToInt(place -> place[1]).toArray());
    }

    private static Comparator<int[]> order(List<SpanBatch> batches, Map<TraceId, Long> firstStarts) {
        Comparator<int[]> byTraceStart = (a, b) -> Long.compareUnsigned(
                firstStarts.getOrDefault(key(batches, a).traceId(), 0L),
                firstStarts.getOrDefault(key(batches, b).traceId(), 0L));
        Comparator<int[]> byStart = (a, b) -> Long.compareUnsigned(start(batches, a), start(batches, b));
        return byTraceStart
                .thenComparing(place -> key(batches, place).traceId())
                .thenComparing(byStart)
                .thenComparing(place -> key(batches, place).spanId());
    }

    private static SpanKey key(List<SpanBatch> batches, int[] place) {
        return batches.get(place[0]).key(place[1]);
    }

    private static long start(List<SpanBatch> batches, int[] place) {
        return batches.get(place[0]).startTimeUnixNano(place[1]);
    }

    @Override
    public int size() {
        return batchOfRow.length;
    }

    @Override
    public SpanBatch batch(int row) {
        return batches.get(batchOfRow[row]);
    }

    @Override
    public int index(int row) {
        return indexOfRow[row];
    }

    Span span(int row) {
        return batch(row).span(index(row));
    }
}
