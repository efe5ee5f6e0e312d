package dev.weft.store.duckdb.part;

import dev.weft.store.SpanSearch;
import java.util.ArrayList;
import java.util.List;

/** A chunk with the part that it belongs to. */
record PartChunk(Part part, Chunk chunk) {

    /** Returns the chunks in which the search may find something, in no order that matters. */
    static List<PartChunk> of(List<Part> parts, SpanSearch search) {
        List<PartChunk> all = new ArrayList<>();
        for (Part part : parts) {
            for (Chunk chunk : part.chunks(search.filter(), search.range())) {
                all.add(new PartChunk(part, chunk));
            }
        }
        return all;
    }
}
