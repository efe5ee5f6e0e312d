package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.store.SearchPlace;
import java.util.function.Supplier;

/** A matching span. It is read anew when it is asked for: what is found must not hold whole chunks in memory. */
record Match(SearchPlace place, Supplier<Span> source) {

    static Match in(Chunk chunk, int row, SearchPlace place) {
        return new Match(place, () -> chunk.read().span(row));
    }

    static Match in(PartTrace trace, int index, SearchPlace place) {
        return new Match(place, () -> trace.span(index));
    }

    Span span() {
        return source.get();
    }
}
