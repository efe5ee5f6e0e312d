package dev.weft.query.evaluate;

import dev.weft.model.SpanId;
import java.util.Arrays;
import java.util.Set;

/** Ids of spans of one trace, to be remembered: each takes eight bytes. */
public final class SpanIds {

    private static final SpanIds NONE = new SpanIds(new long[0]);

    private final long[] sorted;

    private SpanIds(long[] sorted) {
        this.sorted = sorted;
    }

    public static SpanIds of(Set<SpanId> ids) {
        return ids.isEmpty()
                ? NONE
                : new SpanIds(ids.stream().mapToLong(SpanId::value).sorted().toArray());
    }

    public int size() {
        return sorted.length;
    }

    public boolean contains(SpanId id) {
        return Arrays.binarySearch(sorted, id.value()) >= 0;
    }
}
