package dev.weft.store.duckdb.segment.links;

import dev.weft.model.SpanId;

/** Takes how many links point at each linked span of a trace. */
@FunctionalInterface
public interface LinkCount {

    void add(SpanId linked, int links);
}
