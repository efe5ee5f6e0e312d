package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.store.SearchPlace;

/** A matching span. It is read anew when it is asked for: what is found must not hold whole chunks in memory. */
record Match(SearchPlace place, Chunk chunk, int row) {

    Span span() {
        return chunk.read().span(row);
    }
}
