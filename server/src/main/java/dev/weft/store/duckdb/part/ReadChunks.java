package dev.weft.store.duckdb.part;

import dev.weft.store.SearchPlace;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chunks that a search by start has read. One is done when its last match is decided: until then that may have to be read
 * again, because memory holds only so many.
 */
final class ReadChunks {

    private final Comparator<SearchPlace> order;
    private final ChunkReads reads;
    private final Set<Chunk> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Queue<Unfinished> unfinished;

    /** @param last match of the chunk */
    private record Unfinished(PartChunk chunk, SearchPlace last) {}

    /** @param reads is told which chunks are done */
    ReadChunks(Comparator<SearchPlace> order, ChunkReads reads) {
        this.order = order;
        this.reads = reads;
        this.unfinished = new PriorityQueue<>(Comparator.comparing(Unfinished::last, order));
    }

    void add(ChunkReads.Read read) {
        read.matches().stream()
                .map(Match::place)
                .max(order)
                .ifPresentOrElse(
                        last -> unfinished.add(new Unfinished(read.chunk(), last)), () -> finish(read.chunk()));
    }

    /** @param place up to which all matches are decided, null when none is */
    void decided(@Nullable SearchPlace place) {
        Unfinished first = unfinished.peek();
        while (first != null && place != null && order.compare(first.last(), place) <= 0) {
            finish(first.chunk());
            unfinished.remove();
            first = unfinished.peek();
        }
    }

    /** Says that all chunks are read once more that are not done. */
    void readAgain() {
        unfinished.clear();
    }

    boolean isDone(PartChunk chunk) {
        return done.contains(chunk.chunk());
    }

    private void finish(PartChunk chunk) {
        done.add(chunk.chunk());
        reads.done(chunk);
    }
}
