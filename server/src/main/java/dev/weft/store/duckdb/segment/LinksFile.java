package dev.weft.store.duckdb.segment;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.duckdb.disk.Disk;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * A segment's {@code links} file: every link with valid ids that a span of the segment carries, found by the span that it points
 * at. Conflicting versions carry none. Mapped, but for the filter, which is held in memory. Safe for many threads until it
 * is closed. Every read throws {@link DamagedFileException} when a block that it needs is damaged.
 */
public final class LinksFile implements AutoCloseable {

    private final Sections file;
    private final int linkingSpans;
    private final int links;
    private final IdFilter filter;
    private final Blocks linking;
    private final MemorySegment fences;
    private final Blocks blocks;
    private final TextTable serviceNames;
    private final TextTable spanNames;

    private LinksFile(Sections file) {
        this.file = file;
        MemorySegment counts = file.section(LinksFormat.COUNTS, "counts");
        this.linkingSpans = BlockCursor.intAt(counts, 0);
        this.links = BlockCursor.intAt(counts, Integer.BYTES);
        this.filter = IdFilter.readFrom(file.section(LinksFormat.FILTER, "filter").asByteBuffer());
        this.linking = file.blocks(LinksFormat.LINKING, "linking spans");
        this.blocks = file.blocks(LinksFormat.LINKS, "links");
        this.fences = file.section(LinksFormat.FENCES, "first linked spans of blocks");
        this.serviceNames = new TextTable(file.section(LinksFormat.SERVICE_NAMES, "service names"));
        this.spanNames = new TextTable(file.section(LinksFormat.SPAN_NAMES, "span names"));
    }

    /** @throws DamagedFileException when the file is not whole; its blocks are checked as they are read */
    public static LinksFile open(Disk disk, Path path) throws IOException {
        Sections file = Sections.open(disk, path, LinksFormat.MAGIC);
        try {
            return new LinksFile(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Returns false when surely no link points into the trace. */
    public boolean mayLinkTo(TraceId linked) {
        return filter.mayContain(IdFilter.hash(linked));
    }

    /**
     * Returns the links that point at the span, by the linking span's start, then its trace id, its span id, and position. They are
     * decoded as they are asked for, until the file is closed; the iterator is for one thread.
     */
    public Iterator<IncomingLink> incoming(SpanKey linked) {
        return new IncomingLinks(this, linked);
    }

    public int countIncoming(SpanKey linked) {
        int count = 0;
        int end = firstBlockAfter(linked);
        for (int number = firstBlock(linked); number < end; number++) {
            LinkBlock block = block(number);
            int place = block.find(linked);
            count += place == LinkBlock.ABSENT ? 0 : block.linksOfSpan(place);
        }
        return count;
    }

    /** Passes on how many links point at each span of the trace at which any does, in the order of their ids. */
    public void countIncomingOfTrace(TraceId linked, LinkCount counts) {
        if (!mayLinkTo(linked)) {
            return;
        }
        int end = firstBlockAfter(new SpanKey(linked, new SpanId(-1)));
        SpanId last = SpanId.INVALID;
        int lastCount = 0;
        for (int number = firstBlock(new SpanKey(linked, SpanId.INVALID)); number < end; number++) {
            LinkBlock block = block(number);
            int trace = block.findTrace(linked);
            int place = trace == LinkBlock.ABSENT ? 0 : block.firstSpan(trace);
            int placeEnd = trace == LinkBlock.ABSENT ? 0 : place + block.spansOfTrace(trace);
            for (; place < placeEnd; place++) {
                SpanId span = block.span(place);
                // The links to a span may begin in one block and go on in the next.
                if (!last.equals(span)) {
                    pass(last, lastCount, counts);
                    last = span;
                    lastCount = 0;
                }
                lastCount += block.linksOfSpan(place);
            }
        }
        pass(last, lastCount, counts);
    }

    /** Returns how many links the file holds. */
    public int links() {
        return links;
    }

    /** Returns the filter over the linked trace ids. */
    public IdFilter filter() {
        return filter;
    }

    public long sizeBytes() {
        return file.size();
    }

    /** Reads all blocks. */
    public void verify() {
        linking.verify();
        blocks.verify();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    LinkBlock block(int number) {
        return new LinkBlock(blocks.block(number));
    }

    LinkingBlock linkingBlock(int number) {
        int first = number * LinksFormat.LINKING_IN_BLOCK;
        return new LinkingBlock(
                linking.block(number), Math.min(LinksFormat.LINKING_IN_BLOCK, linkingSpans - first));
    }

    TextReading serviceNames() {
        return new TextReading(serviceNames);
    }

    TextReading spanNames() {
        return new TextReading(spanNames);
    }

    /** Returns the first block that may hold links to the span: one may begin behind the first key of the block before. */
    int firstBlock(SpanKey linked) {
        return mayLinkTo(linked.traceId()) ? Math.max(0, firstFence(linked, 0) - 1) : blocks.count();
    }

    /** Returns the first block that surely holds no links to the span any more, nor does any after it. */
    int firstBlockAfter(SpanKey linked) {
        return firstFence(linked, 1);
    }

    /** Returns the first block whose first linked span compares to the key as this or higher. */
    private int firstFence(SpanKey key, int order) {
        int first = 0;
        int end = blocks.count();
        while (first < end) {
            int middle = (first + end) >>> 1;
            if (compareFence(middle, key) < order) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return first;
    }

    private static void pass(SpanId linked, int links, LinkCount counts) {
        if (links > 0) {
            counts.add(linked, links);
        }
    }

    private int compareFence(int block, SpanKey key) {
        long at = (long) block * LinksFormat.KEY_BYTES;
        int order = Long.compareUnsigned(BlockCursor.idAt(fences, at), key.traceId().high());
        order = order != 0
                ? order
                : Long.compareUnsigned(
                        BlockCursor.idAt(fences, at + Long.BYTES), key.traceId().low());
        return order != 0
                ? order
                : Long.compareUnsigned(
                        BlockCursor.idAt(fences, at + 2 * Long.BYTES), key.spanId().value());
    }
}
