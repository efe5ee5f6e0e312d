package dev.weft.store.duckdb.segment;

import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.AttributeKey;
import dev.weft.store.Cancellation;
import dev.weft.store.ValueTally;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.part.Chunk;
import dev.weft.store.duckdb.part.ColumnSpans;
import dev.weft.store.duckdb.part.IncomingCounts;
import dev.weft.store.duckdb.part.IncomingLink;
import dev.weft.store.duckdb.part.KeyCounts;
import dev.weft.store.duckdb.part.Part;
import dev.weft.store.duckdb.part.PartTrace;
import dev.weft.store.duckdb.part.SpanCounter;
import dev.weft.store.duckdb.part.TraceCursor;
import dev.weft.store.duckdb.segment.filter.GrowingIdFilter;
import dev.weft.store.duckdb.segment.filter.IdFilter;
import dev.weft.store.duckdb.segment.links.IncomingLinks;
import dev.weft.store.duckdb.segment.spans.BlockKeys;
import dev.weft.store.duckdb.segment.spans.SpanBlock;
import dev.weft.store.duckdb.segment.traces.TracePart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A segment: spans on disk that never change. Safe for many threads until it is closed. Whatever reads more than what is held
 * in memory throws {@link DamagedSegmentException} when that cannot be read.
 */
public final class Segment implements Part, SpanCounter, AutoCloseable {

    /** Segments of fewer spans are merged with their neighbours. */
    public static final int LARGE_SPANS = 125_000;

    static final String META = "segment";

    private static final long MERGED_SPAN_BYTES = 1 << 10;

    private final SegmentFolder folder;
    private final SegmentMeta meta;
    private final SegmentFiles files;
    private final SegmentReading reading;
    private final SegmentResources resources;
    private final BlockReads blocks;
    private volatile Predicate<SpanFilter> mayMatch = _ -> true;
    private volatile @Nullable GrowingIdFilter traceGroup;

    private Segment(SegmentFolder folder, SegmentMeta meta, SegmentFiles files, SegmentResources resources) {
        this.folder = folder;
        this.meta = meta;
        this.files = files;
        this.reading = new SegmentReading(folder);
        this.resources = resources;
        this.blocks = new BlockReads(
                files.spans(), reading, resources.cache(), resources.cache().newOwner());
    }

    /** @throws IOException when a file is missing or not whole, which it names; blocks are checked as they are read */
    public static Segment open(SegmentFolder folder, SegmentResources resources) throws IOException {
        Disk disk = folder.disk();
        Path path = folder.path();
        try {
            return new Segment(
                    folder,
                    SegmentMeta.read(disk, path.resolve(META)),
                    SegmentFiles.open(disk, path, resources),
                    resources);
        } catch (InternalError e) {
            throw SegmentReading.failedPage(e);
        }
    }

    public SegmentName name() {
        return folder.name();
    }

    public SegmentFolder folder() {
        return folder;
    }

    public @Nullable SpanKey newest() {
        return meta.newest();
    }

    /** Returns when its last span was committed at the latest. */
    public long committedUnixMillis() {
        return meta.committedUnixMillis();
    }

    @Override
    public long minStartTimeUnixNano() {
        return meta.minStartTimeUnixNano();
    }

    @Override
    public long maxStartTimeUnixNano() {
        return meta.maxStartTimeUnixNano();
    }

    /** Returns the size of its files. */
    public long bytes() {
        return files.bytes();
    }

    /** Returns what a merge must hold in memory, as spans of {@value #MERGED_SPAN_BYTES} bytes: few of them may be huge. */
    public long mergeSpans() {
        return Math.max(meta.spanCount(), meta.messageBytes() / MERGED_SPAN_BYTES);
    }

    /**
     * Takes what became known of its spans elsewhere, so that fewer blocks are read.
     *
     * @param told false for filters that surely no span matches, conflicting versions apart; for many threads
     */
    public void learn(Predicate<SpanFilter> told) {
        mayMatch = told;
    }

    /** Returns what is held in memory of it. */
    public SegmentFacts facts() {
        return new SegmentFacts(
                folder, meta, files.traces().filter(), files.links().filter(), files.bytes());
    }

    /**
     * Opens its files anew and reads all of them.
     *
     * @param read takes the size of each block after it was read
     * @throws IOException when the system refuses to open one of them, which says nothing about what it holds
     */
    public void verify(LongConsumer read) throws IOException {
        reading.opening(() -> {
            SegmentMeta.read(folder.disk(), folder.path().resolve(META));
            try (SegmentFiles anew = SegmentFiles.open(folder.disk(), folder.path(), resources)) {
                anew.spans().verify(read);
                anew.values().verify(read);
                anew.traces().verify(read);
                anew.links().verify(read);
            }
            return folder;
        });
    }

    /** Returns false when the segment surely holds nothing of the trace of this {@linkplain IdFilter#hash hash}. */
    public boolean mayHoldTrace(long hash) {
        return files.traces().filter().mayContain(hash);
    }

    /** Returns the {@link IdFilter#hash} of each trace of which it holds anything, conflicting versions alone included. */
    public long[] traceHashes() {
        return reading(() -> files.traces().idHashes());
    }

    /** Returns a filter that has all traces of this segment and of others, null when there is none. */
    public @Nullable GrowingIdFilter traceGroup() {
        return traceGroup;
    }

    /** @param group has all of its traces */
    public void join(GrowingIdFilter group) {
        traceGroup = group;
    }

    /** Returns the filter over its trace ids, which may outlive it. */
    public IdFilter traceFilter() {
        return files.traces().filter();
    }

    /** Returns the filter over the trace ids that its links point into. */
    public IdFilter linkedTraceFilter() {
        return files.links().filter();
    }

    @Override
    public @Nullable PartTrace findTrace(TraceId traceId) {
        boolean passed = files.traces().mayContain(traceId);
        PartTrace found = passed ? readTrace(traceId) : null;
        resources.traces().count(passed, found != null);
        return found;
    }

    /** Returns what it holds of a trace that it {@linkplain #mayHoldTrace may hold}, without counting the question. */
    public @Nullable PartTrace readTrace(TraceId traceId) {
        TracePart part = reading(() -> files.traces().find(traceId));
        return part == null ? null : new SegmentTrace(blocks, part);
    }

    @Override
    public void forEachIncoming(SpanKey linked, Consumer<IncomingLink> action) {
        IncomingLinks links = reading(() -> files.links().incoming(linked));
        IncomingLink link = reading(links::next);
        resources.linkedTraces().count(files.links().mayLinkTo(linked.traceId()), link != null);
        for (; link != null; link = reading(links::next)) {
            action.accept(link);
        }
    }

    @Override
    public int countIncoming(SpanKey linked) {
        int count = reading(() -> files.links().countIncoming(linked));
        resources.linkedTraces().count(files.links().mayLinkTo(linked.traceId()), count > 0);
        return count;
    }

    @Override
    public void countIncoming(TraceId linked, IncomingCounts counts) {
        reading(() -> {
            files.links().countIncomingOfTrace(linked, counts::add);
            return counts;
        });
    }

    @Override
    public boolean liesIn(TimeRange range) {
        return meta.spanCount() > 0
                && range.contains(meta.minStartTimeUnixNano())
                && range.contains(meta.maxStartTimeUnixNano());
    }

    @Override
    public TraceCursor traceTimes() {
        return new SegmentTraces(reading, reading(() -> files.traces().walkTimes()));
    }

    @Override
    public TraceCursor traceIds() {
        return new SegmentTraces(reading, files.traces().walkIds());
    }

    @Override
    public List<Chunk> chunks(List<SpanFilter> anyOf, TimeRange range) {
        if (!mayStartIn(range)) {
            return List.of();
        }
        BitSet candidates = new BitSet();
        anyOf.stream().filter(mayMatch).forEach(filter -> candidates.or(candidates(filter)));
        List<Chunk> chunks = new ArrayList<>();
        for (int block = candidates.nextSetBit(0); block >= 0; block = candidates.nextSetBit(block + 1)) {
            SegmentChunk chunk = new SegmentChunk(blocks, block);
            if (chunk.mayStartIn(range)) {
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    /** Returns a span by its row, with what was found elsewhere of it. */
    public ColumnSpans.Found find(int row, OptionalLong durationNanos) {
        int block = files.spans().blockOfRow(row);
        return new ColumnSpans.Found(
                new SegmentChunk(blocks, block), row - files.spans().firstRow(block), durationNanos);
    }

    @Override
    public void countServices(TimeRange range, Services counts, Cancellation cancellation) {
        forEachSpan(
                range,
                cancellation,
                (block, index) -> counts.add(
                        block.origin(index).resource().service(),
                        1,
                        block.statusCode(index) == Status.CODE_ERROR ? 1 : 0));
    }

    @Override
    public void countOperations(String service, TimeRange range, Operations counts, Cancellation cancellation) {
        forEachSpan(range, cancellation, (block, index) -> {
            if (block.origin(index).resource().service().equals(service)) {
                counts.add(block.name(index), new SpanKind(block.kind(index)), 1);
            }
        });
    }

    @Override
    public void countKeys(KeyCounts counts) {
        if (liesIn(counts.range())) {
            files.spans().forEachKey(counts::add);
        } else {
            keysIn(counts).forEachKey(counts::add);
        }
    }

    private BlockKeys keysIn(KeyCounts counts) {
        BlockKeys keys = files.spans().keysOfBlocks(counts.range());
        for (Chunk chunk : chunks(List.of(SpanFilter.EVERYTHING), counts.range())) {
            if (!counts.inTime()) {
                break;
            }
            keys.add(((SegmentChunk) chunk).read().block());
        }
        return keys;
    }

    @Override
    public void countValues(AttributeKey key, TimeRange range, ValueTally counts, Cancellation cancellation) {
        for (Chunk chunk : chunks(List.of(SpanFilter.EVERYTHING), range)) {
            cancellation.check();
            ((SegmentChunk) chunk).read().block().countValues(key, range, counts::add);
        }
    }

    @Override
    public long spanCount() {
        return meta.spanCount();
    }

    @Override
    public boolean isSegment() {
        return true;
    }

    @Override
    public long linkCount() {
        return meta.linkCount();
    }

    @Override
    public long conflictingSpanCount() {
        return meta.conflictingSpanCount();
    }

    @Override
    public void close() {
        files.close();
    }

    /** Hands on every block in order, without remembering it. */
    void forEachBlock(Consumer<SpanBlock> action) {
        for (int number = 0; number < files.spans().blockCount(); number++) {
            int block = number;
            action.accept(reading(() -> files.spans().block(block)));
        }
    }

    private BitSet candidates(SpanFilter filter) {
        return reading(() -> new SegmentCandidates(files.spans(), files.values(), resources.values()).blocks(filter));
    }

    private <T extends @Nullable Object> T reading(SegmentReading.Reading<T> from) {
        return reading.reading(from);
    }

    private boolean mayStartIn(TimeRange range) {
        return meta.spanCount() > 0 && range.meets(meta.minStartTimeUnixNano(), meta.maxStartTimeUnixNano());
    }

    private void forEachSpan(TimeRange range, Cancellation cancellation, SpanVisitor visitor) {
        for (Chunk chunk : chunks(List.of(SpanFilter.EVERYTHING), range)) {
            cancellation.check();
            SpanBlock block = ((SegmentChunk) chunk).read().block();
            for (int index = 0; index < block.size(); index++) {
                if (range.contains(block.startTimeUnixNano(index))) {
                    visitor.visit(block, index);
                }
            }
        }
    }

    private interface SpanVisitor {
        void visit(SpanBlock block, int index);
    }
}
