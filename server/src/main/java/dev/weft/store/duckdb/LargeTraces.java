package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.TraceId;
import dev.weft.store.duckdb.part.PartTrace;
import dev.weft.store.duckdb.segment.SegmentName;
import dev.weft.store.duckdb.segment.rows.IndexSort;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Which spans and conflicting versions of a trace are in a segment, where they are too many to look at all of them for each
 * span that arrives: remembered sorted for the traces asked for last. Not safe for use by several threads.
 */
final class LargeTraces {

    private static final int FEW_SPANS = 256;
    private static final int FEW_VERSIONS = 8;
    private static final int MOST_ENTRIES = 2 << 20;

    private final Map<Key, SortedKeys> known = new LinkedHashMap<>(16, 0.75f, true);
    private long entries;

    private enum Of {
        SPANS,
        IDS_OF_VERSIONS,
        VERSIONS
    }

    private record Key(SegmentName segment, TraceId traceId, Of what) {}

    /**
     * Returns the index of a span, -1 when it is not there.
     *
     * @param part what the segment holds of the trace
     */
    int indexOf(SegmentName segment, TraceId traceId, PartTrace part, long spanId) {
        if (part.spanCount() <= FEW_SPANS) {
            return part.indexOf(new SpanId(spanId));
        }
        SortedKeys ids = sorted(
                new Key(segment, traceId, Of.SPANS),
                part.spanCount(),
                index -> part.spanId(index).value());
        int place = ids.firstNotBefore(spanId);
        return ids.isKey(place, spanId) ? ids.index(place) : -1;
    }

    /** Returns whether a conflicting version of a span is there, whether the span itself is or not. */
    boolean containConflicting(SegmentName segment, TraceId traceId, PartTrace part, long spanId) {
        int versions = part.conflictingCount();
        if (versions <= FEW_VERSIONS) {
            for (int index = 0; index < versions; index++) {
                if (part.conflictingSpanId(index).value() == spanId) {
                    return true;
                }
            }
            return false;
        }
        SortedKeys ids = sorted(
                new Key(segment, traceId, Of.IDS_OF_VERSIONS),
                versions,
                index -> part.conflictingSpanId(index).value());
        return ids.isKey(ids.firstNotBefore(spanId), spanId);
    }

    /**
     * Returns whether a conflicting version with this content is there.
     *
     * @param content in canonical form
     */
    boolean containConflicting(SegmentName segment, TraceId traceId, PartTrace part, Span content) {
        if (part.conflictingCount() <= FEW_VERSIONS) {
            return IntStream.range(0, part.conflictingCount())
                    .anyMatch(index -> part.conflicting(index).canonical().equals(content));
        }
        SortedKeys versions = sorted(
                new Key(segment, traceId, Of.VERSIONS),
                part.conflictingCount(),
                index -> part.conflicting(index).canonical().hashCode());
        long hash = content.hashCode();
        for (int place = versions.firstNotBefore(hash); versions.isKey(place, hash); place++) {
            if (part.conflicting(versions.index(place)).canonical().equals(content)) {
                return true;
            }
        }
        return false;
    }

    private SortedKeys sorted(Key key, int count, IntToLongFunction keys) {
        SortedKeys sorted = known.get(key);
        if (sorted == null) {
            sorted = SortedKeys.of(count, keys);
            known.put(key, sorted);
            entries += count;
            forgetOldest();
        }
        return sorted;
    }

    /** Keeps the one that was asked for last, however large. */
    private void forgetOldest() {
        Iterator<SortedKeys> oldest = known.values().iterator();
        while (entries > MOST_ENTRIES && known.size() > 1) {
            entries -= oldest.next().keys().length;
            oldest.remove();
        }
    }

    /**
     * Indexes by their key.
     *
     * @param keys in unsigned order
     * @param indexes of each key
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record SortedKeys(long[] keys, int[] indexes) {

        static SortedKeys of(int count, IntToLongFunction keyOfIndex) {
            long[] keys = new long[count];
            for (int index = 0; index < count; index++) {
                keys[index] = keyOfIndex.applyAsLong(index);
            }
            int[] indexes = IndexSort.sorted(keys, count, (a, b) -> Long.compareUnsigned(keys[a], keys[b]));
            long[] sorted = new long[count];
            for (int place = 0; place < count; place++) {
                sorted[place] = keys[indexes[place]];
            }
            return new SortedKeys(sorted, indexes);
        }

        int firstNotBefore(long key) {
            int first = 0;
            int end = keys.length;
            while (first < end) {
                int middle = (first + end) >>> 1;
                if (Long.compareUnsigned(keys[middle], key) < 0) {
                    first = middle + 1;
                } else {
                    end = middle;
                }
            }
            return first;
        }

        boolean isKey(int place, long key) {
            return place < keys.length && keys[place] == key;
        }

        int index(int place) {
            return indexes[place];
        }
    }
}
