package dev.weft.store.duckdb.part;

import dev.weft.model.SpanId;
import java.util.HashMap;
import java.util.Map;

/** How many links point at each span of one trace, stored or not. Not safe for use by several threads. */
public final class IncomingCounts {

    private final Map<SpanId, Integer> bySpan = new HashMap<>();

    public void add(SpanId linked, int links) {
        bySpan.merge(linked, links, Integer::sum);
    }

    public int of(SpanId linked) {
        return bySpan.getOrDefault(linked, 0);
    }

    public boolean isEmpty() {
        return bySpan.isEmpty();
    }
}
