package dev.weft.store.duckdb.part;

import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Matching spans by start, newest or oldest first, as far as they are asked for: a chunk is read only when its bound says
 * that the next match may lie in it.
 */
final class MatchesByStart {

    private static final int MOST_TOGETHER = 16;

    /** Where many spans start at once, all of their chunks come before the first match. */
    private static final int MOST_FOUND = 50_000;

    private final boolean newestFirst;
    private final Comparator<SearchPlace> order;
    private final SearchMatches matches;
    private final ChunkReads reads;
    private final int mostFound;
    private final List<PartChunk> ordered;

    /** The next matches: all that were read and come before {@link #leftOut}. */
    private final TreeSet<Match> found;

    private @Nullable SearchPlace leftOut;
    private @Nullable SearchPlace after;
    private int nextChunk;
    private int together = 1;

    MatchesByStart(SearchMatches matches, ChunkReads reads) {
        this(matches, reads, MOST_FOUND);
    }

    /** @param mostFound how many matches to remember before they are asked for; more of them are read again later */
    MatchesByStart(SearchMatches matches, ChunkReads reads, int mostFound) {
        SpanSearch search = matches.search();
        this.matches = matches;
        this.order = search.order().comparator();
        this.mostFound = mostFound;
        this.newestFirst = search.order() == SearchOrder.NEWEST;
        this.after = search.after();
        this.reads = reads;
        this.ordered = PartChunk.of(matches.parts(), matches);
        reads.expect(ordered);
        Comparator<PartChunk> byBound = (a, b) -> Long.compareUnsigned(bound(a), bound(b));
        ordered.sort(newestFirst ? byBound.reversed() : byBound);
        this.found = new TreeSet<>(Comparator.comparing(Match::place, order));
    }

    /** Returns the next match, null when there are no more. */
    @Nullable
    Match next() {
        Match candidate = nextCandidate();
        while (candidate != null && !matches.holds(candidate.place().span())) {
            candidate = nextCandidate();
        }
        return candidate;
    }

    private @Nullable Match nextCandidate() {
        if (found.isEmpty() && leftOut != null) {
            leftOut = null;
            nextChunk = 0;
        }
        List<PartChunk> chunks = nextChunks();
        while (!chunks.isEmpty()) {
            reads.read(chunks, after).forEach(this::add);
            together = Math.min(together * 2, MOST_TOGETHER);
            chunks = nextChunks();
        }
        Match next = found.pollFirst();
        if (next != null && leftOut != null) {
            after = next.place();
        }
        return next;
    }

    private void add(Match match) {
        if (leftOut != null && order.compare(match.place(), leftOut) >= 0) {
            return;
        }
        found.add(match);
        if (found.size() > mostFound) {
            leftOut = found.removeLast().place();
        }
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
        if (found.isEmpty()) {
            return true;
        }
        Match best = found.first();
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
