package dev.weft.store.duckdb.part;

import dev.weft.store.SearchPlace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The chunks in which a search by start may find something, in its order of what their bounds say. Those of a part are listed
 * when one of them may be the next: to list the chunks of all parts takes longer than to read those of a page.
 */
final class ChunksByStart {

    private final StartOrder order;
    private final ChunkReads reads;
    private final @Nullable SearchPlace after;

    /** Parts that were not listed, in order. */
    private final Deque<Unlisted> parts = new ArrayDeque<>();

    /** Chunks of the others. */
    private final PriorityQueue<Listed> chunks;

    /** @param first start of its spans in the order of the search, a bound */
    private record Unlisted(Part part, long first) {}

    /** @param first likewise; that of recent spans moves while others arrive, which must not disturb the order */
    private record Listed(PartChunk chunk, long first) {}

    ChunksByStart(SearchMatches matches, ChunkReads reads) {
        this.order = StartOrder.of(matches.search().order());
        this.reads = reads;
        this.after = matches.search().after();
        this.chunks = new PriorityQueue<>(Comparator.comparing(Listed::first, order::compare));
        List<Unlisted> unlisted = new ArrayList<>();
        for (Part part : matches.parts()) {
            if (matches.candidateRange().meets(part.minStartTimeUnixNano(), part.maxStartTimeUnixNano())
                    && !order.isPassed(part, after)) {
                unlisted.add(new Unlisted(part, order.first(part)));
            }
        }
        unlisted.sort(Comparator.comparing(Unlisted::first, order::compare));
        parts.addAll(unlisted);
        reads.expectParts(unlisted.stream().map(Unlisted::part).toList());
    }

    /** Returns a start before which nothing comes that lies in the chunks not handed out yet; empty when there are none. */
    OptionalLong first() {
        Unlisted part = parts.peek();
        Listed chunk = chunks.peek();
        if (part != null && comesFirst(part, chunk)) {
            return OptionalLong.of(part.first());
        }
        return chunk == null ? OptionalLong.empty() : OptionalLong.of(chunk.first());
    }

    /**
     * Hands out the next chunk.
     *
     * @param isWanted whether chunks are of use whose spans start there at first, in the order of the search
     * @return null when there is none, or it is not wanted
     */
    @Nullable
    PartChunk next(LongPredicate isWanted) {
        Unlisted part = parts.peek();
        while (part != null && comesFirst(part, chunks.peek())) {
            if (!isWanted.test(part.first())) {
                return null;
            }
            for (PartChunk chunk : reads.list(part.part(), listed -> !order.isPassed(listed, after))) {
                chunks.add(new Listed(chunk, order.first(chunk.chunk())));
            }
            parts.remove();
            part = parts.peek();
        }
        Listed next = chunks.peek();
        return next != null && isWanted.test(next.first()) ? chunks.remove().chunk() : null;
    }

    private boolean comesFirst(Unlisted part, @Nullable Listed chunk) {
        return chunk == null || order.compare(part.first(), chunk.first()) < 0;
    }
}
