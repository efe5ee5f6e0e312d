package dev.weft.store.duckdb.part;

import dev.weft.model.SpanId;
import java.util.HashMap;
import java.util.Map;

/** How many links point at each span of one trace, stored or not. Not safe for use by several threads. */
public final class IncomingCounts {

    private static final int BETWEEN_CHECKS = 1 << 10;

    private final Map<SpanId, Integer> bySpan = new HashMap<>();
    private final Runnable check;
    private int added;

    /** @param check throws when whoever asked has gone; run on the way, not for each link */
    IncomingCounts(Runnable check) {
        this.check = check;
    }

    public void add(SpanId linked, int links) {
        if (++added % BETWEEN_CHECKS == 0) {
            check.run();
        }
        bySpan.merge(linked, links, Integer::sum);
    }

    public int of(SpanId linked) {
        return bySpan.getOrDefault(linked, 0);
    }

    public boolean isEmpty() {
        return bySpan.isEmpty();
    }
}
