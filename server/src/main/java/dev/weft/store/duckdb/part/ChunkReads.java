package dev.weft.store.duckdb.part;

import dev.weft.store.Cancellation;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SearchStats;
import dev.weft.store.SpanSearch;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads chunks for one search and counts what it looked at. */
final class ChunkReads {

    private final SpanSearch search;
    private final Cancellation cancellation;
    private final Comparator<SearchPlace> order;
    private final Set<Part> segments = new HashSet<>();
    private long spansInspected;

    ChunkReads(SpanSearch search, Cancellation cancellation) {
        this.search = search;
        this.cancellation = cancellation;
        this.order = search.order().comparator();
    }

    /** Hands on every match of the chunk that lies behind the place where the last page ended. */
    void read(PartChunk chunk, @Nullable SearchPlace after, Consumer<Match> matches) {
        cancellation.check();
        Chunk.Rows rows = chunk.chunk().read();
        spansInspected += chunk.chunk().spanCount();
        if (chunk.part().isSegment()) {
            segments.add(chunk.part());
        }
        SearchOrder searchOrder = search.order();
        BitSet matching = rows.matches(search.filter(), search.range());
        for (int row = matching.nextSetBit(0); row >= 0; row = matching.nextSetBit(row + 1)) {
            SearchPlace place = searchOrder.place(rows.facts(row));
            if (after == null || order.compare(place, after) > 0) {
                matches.accept(new Match(place, rows, row));
            }
        }
    }

    SearchStats stats() {
        return new SearchStats(spansInspected, segments.size());
    }
}
