package dev.weft.store.duckdb.part;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Matching spans by start, newest or oldest first, as far as they are asked for: a chunk is read only when its bound says
 * that the next match may lie in it.
 */
final class MatchesByStart {

    private static final int MOST_TOGETHER = 16;

    /** Where many spans start at once, all of their chunks come before the first match. */
    private static final int MOST_FOUND = 50_000;

    private static final SpanKey LAST = new SpanKey(new TraceId(-1, -1), new SpanId(-1));

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
    private @Nullable Match deciding;
    private @Nullable SearchPlace decided;
    private int nextChunk;
    private int chunksRead;
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

    /** Returns the next match, null when there are no more. Whoever asks has done with the one before. */
    @Nullable
    Match next() {
        do {
            decided = deciding == null ? decided : deciding.place();
            deciding = null;
            deciding = nextCandidate();
        } while (deciding != null && !matches.holds(deciding.place().span()));
        return deciding;
    }

    /**
     * Returns a place up to which everything was looked at, however far the walk came: whatever matches and was not done with
     * lies behind it. Null where that is not behind the place where the walk began.
     */
    @Nullable
    SearchPlace reached() {
        SearchPlace reached = decided;
        OptionalLong ahead = nextStart();
        long endOfTime = newestFirst ? -1 : 0;
        if (ahead.isPresent() && ahead.getAsLong() != endOfTime) {
            SearchPlace before = new SearchPlace(true, ahead.getAsLong() + (newestFirst ? 1 : -1), LAST);
            reached = reached == null || order.compare(before, reached) > 0 ? before : reached;
        }
        SearchPlace began = matches.search().after();
        return reached != null && began != null && order.compare(reached, began) <= 0 ? null : reached;
    }

    /** Returns a bound: nothing that was not done with comes before this start. */
    private OptionalLong nextStart() {
        LongStream.Builder starts = LongStream.builder();
        if (deciding != null) {
            starts.add(deciding.place().key());
        }
        if (!found.isEmpty()) {
            starts.add(found.first().place().key());
        }
        ordered.stream()
                .skip(chunksRead)
                .filter(chunk -> !liesBefore(chunk, after))
                .findFirst()
                .ifPresent(chunk -> starts.add(bound(chunk)));
        return starts.build().reduce((a, b) -> newestFirst == Long.compareUnsigned(a, b) > 0 ? a : b);
    }

    private @Nullable Match nextCandidate() {
        if (found.isEmpty() && leftOut != null) {
            leftOut = null;
            nextChunk = 0;
            chunksRead = 0;
        }
        List<PartChunk> chunks = nextChunks();
        while (!chunks.isEmpty()) {
            reads.read(chunks, after).forEach(this::add);
            chunksRead = nextChunk;
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
