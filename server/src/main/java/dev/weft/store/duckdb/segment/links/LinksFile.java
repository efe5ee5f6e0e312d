package dev.weft.store.duckdb.segment.links;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.segment.filter.IdFilter;
import dev.weft.store.duckdb.segment.format.DamagedFileException;
import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.sections.BlockCursor;
import dev.weft.store.duckdb.segment.sections.Blocks;
import dev.weft.store.duckdb.segment.sections.RowBlocks;
import dev.weft.store.duckdb.segment.sections.Sections;
import dev.weft.store.duckdb.segment.sections.TextReading;
import dev.weft.store.duckdb.segment.sections.TextTable;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * A segment's {@code links} file: every link with valid ids that a span of the segment carries, found by the span that it points
 * at. Conflicting versions carry none. Mapped, but for the filter, which is held in memory, and for blocks, which are read.
 * Safe for many threads until it is closed. Every read throws {@link DamagedFileException} when a block that it needs is damaged.
 */
public final class LinksFile implements AutoCloseable {

    private final Sections file;
    private final int links;
    private final IdFilter filter;
    private final RowBlocks linking;
    private final Blocks blocks;
    private final LinkFences fences;
    private final TextTable serviceNames;
    private final TextTable spanNames;
    private final Decompressor decompressor;

    private LinksFile(Sections file, Decompressor decompressor) throws IOException {
        this.file = file;
        this.decompressor = decompressor;
        BlockCursor counts = file.section(LinksFormat.COUNTS, "counts");
        int linkingSpans = counts.nextInt();
        this.links = counts.nextInt();
        this.filter = IdFilter.readFrom(ByteBuffer.wrap(
                file.section(LinksFormat.FILTER, "filter").bytes().toArray(ValueLayout.JAVA_BYTE)));
        this.linking = new RowBlocks(
                file.blocks(LinksFormat.LINKING, "linking spans"), linkingSpans, LinksFormat.LINKING_IN_BLOCK);
        this.blocks = file.blocks(LinksFormat.LINKS, "links");
        this.fences = new LinkFences(file.section(LinksFormat.FENCES, "first linked spans of blocks"), blocks.count());
        this.serviceNames = new TextTable(file.section(LinksFormat.SERVICE_NAMES, "service names"));
        this.spanNames = new TextTable(file.section(LinksFormat.SPAN_NAMES, "span names"));
    }

    /** @throws DamagedFileException when the file is not whole; its blocks are checked as they are read */
    public static LinksFile open(Disk disk, Path path, Decompressor decompressor) throws IOException {
        return disk.open(path, file -> new LinksFile(new Sections(path, file, LinksFormat.FORMAT), decompressor));
    }

    /** Returns false when surely no link points into the trace. */
    public boolean mayLinkTo(TraceId linked) {
        return filter.mayContain(IdFilter.hash(linked));
    }

    /**
     * Returns the links that point at the span, by the linking span's start, then its trace id, its span id, and position. They are
     * decoded as they are asked for, until the file is closed.
     */
    public IncomingLinks incoming(SpanKey linked) {
        return new IncomingLinks(this, linked);
    }

    public int countIncoming(SpanKey linked) throws IOException {
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
    public void countIncomingOfTrace(TraceId linked, LinkCount counts) throws IOException {
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
        return file.sizeBytes();
    }

    /**
     * Reads all blocks.
     *
     * @param read takes the size of each one after it was read
     * @throws DamagedFileException for the first damaged one
     */
    public void verify(LongConsumer read) throws IOException {
        linking.verify(read);
        blocks.verify(read);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    LinkBlock block(int number) throws IOException {
        return new LinkBlock(blocks.block(number));
    }

    /** Returns what is known of the spans that carry links, by their number. */
    RowBlocks linking() {
        return linking;
    }

    TextReading serviceNames() {
        return new TextReading(serviceNames);
    }

    TextReading spanNames() {
        return new TextReading(spanNames);
    }

    LinkRows rows(LinkBlock block) {
        return block.rows(decompressor);
    }

    /** Returns the first block that may hold links to the span: they may begin behind the first key of the block before. */
    int firstBlock(SpanKey linked) {
        return mayLinkTo(linked.traceId()) ? Math.max(0, fences.countBefore(linked) - 1) : blocks.count();
    }

    /** Returns the first block that surely holds no links to the span any more, nor does any after it. */
    int firstBlockAfter(SpanKey linked) {
        return fences.countUpTo(linked);
    }

    private static void pass(SpanId linked, int links, LinkCount counts) {
        if (links > 0) {
            counts.add(linked, links);
        }
    }
}
