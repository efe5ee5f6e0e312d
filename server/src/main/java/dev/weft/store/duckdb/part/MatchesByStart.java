package dev.weft.store.duckdb.part;

import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Matching spans by start, newest or oldest first, as far as they are asked for: a chunk is read only when its bound says
 * that the next match may lie in it.
 */
final class MatchesByStart {

    private static final int MOST_TOGETHER = 16;

    private final boolean newestFirst;
    private final @Nullable SearchPlace after;
    private final ChunkReads reads;
    private final List<PartChunk> ordered;
    private final PriorityQueue<Match> found;
    private int nextChunk;
    private int together = 1;

    MatchesByStart(List<Part> parts, SpanSearch search, ChunkReads reads) {
        this.newestFirst = search.order() == SearchOrder.NEWEST;
        this.after = search.after();
        this.reads = reads;
        this.ordered = PartChunk.of(parts, search);
        Comparator<PartChunk> byBound = (a, b) -> Long.compareUnsigned(bound(a), bound(b));
        ordered.sort(newestFirst ? byBound.reversed() : byBound);
        this.found = new PriorityQueue<>(
                Comparator.comparing(Match::place, search.order().comparator()));
    }

    /** Returns the next match, null when there are no more. */
    @Nullable
    Match next() {
        List<PartChunk> chunks = nextChunks();
        while (!chunks.isEmpty()) {
            found.addAll(reads.read(chunks, after));
            together = Math.min(together * 2, MOST_TOGETHER);
            chunks = nextChunks();
        }
        return found.poll();
    }

    /** Returns chunks in which the next match may lie: one at first, then more at a time, as it gets likely that all are needed. */
    private List<PartChunk> nextChunks() {
        List<PartChunk> chunks = new ArrayList<>();
        while (chunks.size() < together && nextChunk < ordered.size() && mayComeNext(ordered.get(nextChunk))) {
            PartChunk chunk = ordered.get(nextChunk++);
            if (!liesBefore(chunk, after)) {
                chunks.add(chunk);
            }
        }
        return chunks;
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
