package dev.weft.store.duckdb.segment;

import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.segment.rows.RowOrder;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import dev.weft.store.duckdb.segment.spans.SpanBlock;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads segments back to write their rows once more. Small segments only: all of it is in memory. */
public final class MergedRows {

    private final List<SpanBatch> batches = new ArrayList<>();
    private final int[] batchOf;
    private final int[] indexOf;
    private int nextSpan;
    private int nextConflicting;

    private MergedRows(int spans, int conflicting) {
        this.batchOf = new int[spans + conflicting];
        this.indexOf = new int[spans + conflicting];
        this.nextConflicting = spans;
    }

    /** @param segments in order of commit */
    public static SegmentRows of(List<Segment> segments) {
        long spans = segments.stream().mapToLong(Segment::spanCount).sum();
        long conflicting =
                segments.stream().mapToLong(Segment::conflictingSpanCount).sum();
        MergedRows rows = new MergedRows(Math.toIntExact(spans), Math.toIntExact(conflicting));
        segments.forEach(segment -> segment.forEachBlock(rows::add));
        return RowOrder.of(rows.batches, rows.batchOf, rows.indexOf, rows.nextSpan);
    }

    private void add(SpanBlock block) {
        List<Span> spans = block.spans(0, block.size());
        List<Integer> places = byOrigin(spans);
        int firstRow = block.isConflicting() ? nextConflicting : nextSpan;
        for (int index = 0; index < places.size(); index++) {
            int row = firstRow + places.get(index);
            batchOf[row] = batches.size();
            indexOf[row] = index;
        }
        batches.add(SpanBatch.of(places.stream().map(spans::get).toList()));
        if (block.isConflicting()) {
            nextConflicting += spans.size();
        } else {
            nextSpan += spans.size();
        }
    }

    /**
     * Returns the places of the spans, those of one resource together, and of these those of one scope: a batch holds what
     * neighbours share once, but begins it anew for each span where services take turns, as in a trace.
     */
    private static List<Integer> byOrigin(List<Span> spans) {
        SequencedMap<Resource, SequencedMap<Scope, List<Integer>>> groups = new LinkedHashMap<>();
        // A block decodes each origin once, and hashing a resource takes longer than finding it again.
        IdentityHashMap<Resource, List<Integer>> met = new IdentityHashMap<>();
        for (int place = 0; place < spans.size(); place++) {
            Span span = spans.get(place);
            met.computeIfAbsent(
                            span.resource(),
                            resource -> groups.computeIfAbsent(resource, _ -> new LinkedHashMap<>())
                                    .computeIfAbsent(span.scope(), _ -> new ArrayList<>()))
                    .add(place);
        }
        return groups.values().stream()
                .flatMap(scopes -> scopes.values().stream())
                .flatMap(List::stream)
                .toList();
    }
}
