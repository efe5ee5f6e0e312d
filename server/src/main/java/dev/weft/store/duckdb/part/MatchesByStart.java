package dev.weft.store.duckdb.part;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
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

    private final StartOrder starts;
    private final Comparator<SearchPlace> order;
    private final SearchMatches matches;
    private final ChunkReads reads;
    private final ChunksByStart chunks;
    private final int mostFound;

    /** The chunks that were handed out. */
    private final List<PartChunk> ordered = new ArrayList<>();

    private final ReadChunks read;

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
        this.starts = StartOrder.of(search.order());
        this.order = search.order().comparator();
        this.mostFound = mostFound;
        this.after = search.after();
        this.reads = reads;
        this.chunks = new ChunksByStart(matches, reads);
        this.found = new TreeSet<>(Comparator.comparing(Match::place, order));
        this.read = new ReadChunks(order, reads);
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
        boolean newestFirst = starts == StartOrder.NEWEST_FIRST;
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
        LongStream.Builder ahead = LongStream.builder();
        if (deciding != null) {
            ahead.add(deciding.place().key());
        }
        if (!found.isEmpty()) {
            ahead.add(found.first().place().key());
        }
        ordered.stream()
                .skip(chunksRead)
                .filter(chunk -> !starts.isPassed(chunk.chunk(), after))
                .findFirst()
                .ifPresent(chunk -> ahead.add(starts.first(chunk.chunk())));
        chunks.first().ifPresent(ahead::add);
        return ahead.build().reduce((a, b) -> starts.compare(a, b) < 0 ? a : b);
    }

    private @Nullable Match nextCandidate() {
        read.decided(decided);
        if (found.isEmpty() && leftOut != null) {
            leftOut = null;
            read.readAgain();
            nextChunk = 0;
            chunksRead = 0;
        }
        List<PartChunk> unread = nextChunks();
        while (!unread.isEmpty()) {
            for (ChunkReads.Read chunk : reads.readForNow(unread, after)) {
                chunk.matches().forEach(this::add);
                read.add(chunk);
            }
            chunksRead = nextChunk;
            together = Math.min(together * 2, MOST_TOGETHER);
            unread = nextChunks();
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
        List<PartChunk> next = new ArrayList<>();
        PartChunk chunk = null;
        while (next.size() < together && (chunk = nextChunk()) != null) {
            if (!read.isDone(chunk) && !starts.isPassed(chunk.chunk(), after)) {
                next.add(chunk);
            }
        }
        return next;
    }

    /** Returns the next chunk when the next match may lie in it. */
    private @Nullable PartChunk nextChunk() {
        if (nextChunk == ordered.size()) {
            PartChunk chunk = chunks.next(this::mayComeNext);
            if (chunk == null) {
                return null;
            }
            ordered.add(chunk);
        }
        PartChunk chunk = ordered.get(nextChunk);
        if (!mayComeNext(starts.first(chunk.chunk()))) {
            return null;
        }
        nextChunk++;
        return chunk;
    }

    private boolean mayComeNext(long start) {
        return found.isEmpty() || starts.compare(start, found.first().place().key()) <= 0;
    }
}
