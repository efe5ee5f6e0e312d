package dev.weft.store.duckdb.part;

import dev.weft.store.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A chunk with the part that it belongs to. */
record PartChunk(Part part, Chunk chunk) {

    private static final int TOGETHER = 16;

    int spanCount() {
        return chunk.spanCount();
    }

    /** Hands on all chunks, a few at a time. */
    static void forEachFew(List<PartChunk> chunks, Consumer<List<PartChunk>> action) {
        for (int first = 0; first < chunks.size(); first += TOGETHER) {
            action.accept(chunks.subList(first, Math.min(first + TOGETHER, chunks.size())));
        }
    }

    /**
     * Returns the chunks in which the search may find something, in no order that matters.
     *
     * @param cancellation is checked before each part
     */
    static List<PartChunk> of(List<Part> parts, SearchMatches matches, Cancellation cancellation) {
        List<PartChunk> all = new ArrayList<>();
        for (Part part : parts) {
            cancellation.check();
            for (Chunk chunk : part.chunks(matches.filters(), matches.candidateRange())) {
                all.add(new PartChunk(part, chunk));
            }
        }
        return all;
    }
}
