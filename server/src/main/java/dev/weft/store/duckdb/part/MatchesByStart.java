package dev.weft.store.duckdb.part;

import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanSearch;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Matching spans by start, newest or oldest first, as far as they are asked for: a chunk is read only when its bound says
 * that the next match may lie in it.
 */
final class MatchesByStart {

    private final boolean newestFirst;
    private final @Nullable SearchPlace after;
    private final ChunkReads reads;
    private final List<PartChunk> chunks;
    private final PriorityQueue<Match> found;
    private int nextChunk;

    MatchesByStart(List<Part> parts, SpanSearch search, ChunkReads reads) {
        this.newestFirst = search.order() == SearchOrder.NEWEST;
        this.after = search.after();
        this.reads = reads;
        this.chunks = PartChunk.of(parts, search);
        Comparator<PartChunk> byBound = (a, b) -> Long.compareUnsigned(bound(a), bound(b));
        chunks.sort(newestFirst ? byBound.reversed() : byBound);
        this.found = new PriorityQueue<>(
                Comparator.comparing(Match::place, search.order().comparator()));
    }

    /** Returns the next match, null when there are no more. */
    @Nullable
    Match next() {
        while (nextChunk < chunks.size() && mayComeNext(chunks.get(nextChunk))) {
            PartChunk chunk = chunks.get(nextChunk++);
            if (!liesBefore(chunk, after)) {
                reads.read(chunk, after, found::add);
            }
        }
        return found.poll();
    }

    private boolean mayComeNext(PartChunk chunk) {
        Match best = found.peek();
        if (best == null) {
            return true;
        }
        int compared = Long.compareUnsigned(bound(chunk), best.place().key());
        return newestFirst ? compared >= 0 : compared <= 0;
    }

    private boolean liesBefore(PartChunk chunk, @Nullable SearchPlace place) {
        if (place == null) {
            return false;
        }
        return newestFirst
                ? Long.compareUnsigned(chunk.chunk().minStartTimeUnixNano(), place.key()) > 0
                : Long.compareUnsigned(chunk.chunk().maxStartTimeUnixNano(), place.key()) < 0;
    }

    private long bound(PartChunk chunk) {
        return newestFirst
                ? chunk.chunk().maxStartTimeUnixNano()
                : chunk.chunk().minStartTimeUnixNano();
    }
}
