package dev.weft.store.duckdb;

import dev.weft.model.SpanId;
import dev.weft.model.TraceId;
import dev.weft.store.duckdb.part.PartTrace;
import dev.weft.store.duckdb.segment.SegmentName;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which spans of a trace are in a segment, where the trace is too large to look at all of it for each span that arrives: the
 * sorted ids of those asked for last. Not safe for use by several threads.
 */
final class LargeTraces {

    private static final int FEW_SPANS = 256;
    private static final int MOST_IDS = 2 << 20;

    private final Map<Key, long[]> idsOf = new LinkedHashMap<>(16, 0.75f, true);
    private long heldIds;

    private record Key(SegmentName segment, TraceId traceId) {}

    /** @param part what the segment holds of the trace */
    boolean contain(SegmentName segment, TraceId traceId, PartTrace part, long spanId) {
        return part.spanCount() <= FEW_SPANS
                ? part.indexOf(new SpanId(spanId)) >= 0
                : Arrays.binarySearch(ids(new Key(segment, traceId), part), spanId) >= 0;
    }

    private long[] ids(Key key, PartTrace part) {
        long[] known = idsOf.get(key);
        if (known != null) {
            return known;
        }
        long[] ids = new long[part.spanCount()];
        Arrays.setAll(ids, index -> part.spanId(index).value());
        Arrays.sort(ids);
        idsOf.put(key, ids);
        heldIds += ids.length;
        forgetOldest();
        return ids;
    }

    /** Keeps the one that was asked for last, however large. */
    private void forgetOldest() {
        Iterator<long[]> oldest = idsOf.values().iterator();
        while (heldIds > MOST_IDS && idsOf.size() > 1) {
            heldIds -= oldest.next().length;
            oldest.remove();
        }
    }
}
