package dev.weft.store.duckdb.part;

import dev.weft.model.TimeRange;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SearchStats;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads chunks for one search, several at the same time, and counts what it looked at. */
final class ChunkReads {

    private final SearchOrder searchOrder;
    private final List<SpanFilter> filters;
    private final TimeRange range;
    private final Cancellation cancellation;
    private final ReadingTurns.Asker asker;
    private final Comparator<SearchPlace> order;
    private final PartsTraces traces;
    private final Set<Part> segments = new HashSet<>();
    private long spansInspected;

    ChunkReads(SearchMatches matches, Cancellation cancellation, ReadingTurns.Asker asker) {
        this.searchOrder = matches.search().order();
        this.filters = matches.filters();
        this.range = matches.candidateRange();
        this.cancellation = cancellation;
        this.asker = asker;
        this.order = searchOrder.comparator();
        this.traces = matches.traces();
    }

    /** Says which chunks may have to be read. */
    void expect(List<PartChunk> chunks) {
        for (PartChunk chunk : chunks) {
            if (chunk.part().isSegment()) {
                cancellation.progress().expect(chunk.part());
            }
        }
    }

    /**
     * The candidates of one chunk.
     *
     * @param matches in no order that matters
     */
    record Read(PartChunk chunk, List<Match> matches) {}

    /** Returns every candidate of the chunks that lies behind the place where the last page ended; they are done then. */
    List<Match> read(List<PartChunk> chunks, @Nullable SearchPlace after) {
        List<Read> read = readForNow(chunks, after);
        chunks.forEach(this::done);
        return read.stream().flatMap(ofChunk -> ofChunk.matches().stream()).toList();
    }

    /** Returns the same by chunk, in no order that matters: any may have to be read again, until it is {@link #done}. */
    List<Read> readForNow(List<PartChunk> chunks, @Nullable SearchPlace after) {
        List<Read> read = new ArrayList<>(chunks.size());
        asker.read(chunks, PartChunk::spanCount, chunk -> {
            Read ofChunk = new Read(chunk, matches(chunk, after));
            synchronized (read) {
                read.add(ofChunk);
            }
        });
        for (PartChunk chunk : chunks) {
            spansInspected += chunk.chunk().spanCount();
            if (chunk.part().isSegment()) {
                segments.add(chunk.part());
            }
        }
        return read;
    }

    /** Says that a chunk that was expected need not be read any more. */
    void done(PartChunk chunk) {
        if (chunk.part().isSegment()) {
            cancellation.progress().did(chunk.part());
        }
    }

    /** Says which parts may have to be looked at: in another way than by chunks, or by some that are not known yet. */
    void expectParts(Collection<Part> parts) {
        parts.stream().filter(Part::isSegment).forEach(cancellation.progress()::expect);
    }

    /** Lists those chunks of one of them in which the search may find something, after which no other is expected. */
    List<PartChunk> list(Part part, Predicate<Chunk> isWanted) {
        cancellation.check();
        List<PartChunk> listed = new ArrayList<>();
        for (Chunk chunk : part.chunks(filters, range)) {
            if (isWanted.test(chunk)) {
                listed.add(new PartChunk(part, chunk));
            }
        }
        expect(listed);
        if (part.isSegment()) {
            cancellation.progress().did(part);
        }
        return listed;
    }

    /** Says that one of them was looked at, without looking at spans. */
    void walked(Part part) {
        if (part.isSegment()) {
            segments.add(part);
            cancellation.progress().did(part);
        }
    }

    /** Returns what was looked at, in chunks and in whole traces: a span may have been looked at in both. */
    SearchStats stats() {
        Set<Part> all = new HashSet<>(segments);
        all.addAll(traces.segments());
        return new SearchStats(spansInspected + traces.spansRead(), all.size());
    }

    private List<Match> matches(PartChunk chunk, @Nullable SearchPlace after) {
        cancellation.check();
        Chunk.Rows rows = chunk.chunk().read();
        BitSet matching = rows.matches(filters, range);
        List<Match> matches = new ArrayList<>(matching.cardinality());
        for (int row = matching.nextSetBit(0); row >= 0; row = matching.nextSetBit(row + 1)) {
            SearchPlace place = searchOrder.place(rows.facts(row));
            if (after == null || order.compare(place, after) > 0) {
                matches.add(Match.in(chunk.chunk(), row, place));
            }
        }
        return matches;
    }
}
