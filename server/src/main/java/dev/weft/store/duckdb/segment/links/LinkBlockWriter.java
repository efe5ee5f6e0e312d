package dev.weft.store.duckdb.segment.links;

import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.sections.PackedColumn;

/** Lays out the blocks of links; {@link LinkBlock} reads them. */
final class LinkBlockWriter implements AutoCloseable {

    private static final int MOST = LinksFormat.MOST_LINKS_IN_BLOCK;

    private final LinkColumns links;
    private final LinkRests rests = new LinkRests();
    private final GrowingBytes block = new GrowingBytes();
    private final long[] traceHigh = new long[MOST];
    private final long[] traceLow = new long[MOST];
    private final long[] spansOfTrace = new long[MOST];
    private final long[] span = new long[MOST];
    private final long[] linksOfSpan = new long[MOST];
    private final long[] linking = new long[MOST];
    private final long[] position = new long[MOST];
    private final long[] rest = new long[MOST];
    private int traces;
    private int spans;
    private int end;

    LinkBlockWriter(LinkColumns links) {
        this.links = links;
    }

    /** Returns the block of the links from this place in the order on, valid until the next call. */
    GrowingBytes block(int[] sorted, int first) {
        rests.clear();
        traces = 0;
        spans = 0;
        int count = 0;
        int most = Math.min(MOST, sorted.length - first);
        while (count < most && rests.bytes() <= LinksFormat.ENOUGH_REST_BYTES) {
            add(sorted[first + count], count);
            count++;
        }
        end = first + count;
        block.clear();
        block.addVarint(traces);
        block.addVarint(spans);
        block.addVarint(count);
        PackedColumn.write(traceHigh, traces, block);
        PackedColumn.write(traceLow, traces, block);
        PackedColumn.write(spansOfTrace, traces, block);
        PackedColumn.write(span, spans, block);
        PackedColumn.write(linksOfSpan, spans, block);
        PackedColumn.write(linking, count, block);
        PackedColumn.write(position, count, block);
        PackedColumn.write(rest, count, block);
        rests.addTo(block);
        return block;
    }

    /** Returns the place in the order behind the last link of the last block. */
    int end() {
        return end;
    }

    @Override
    public void close() {
        rests.close();
    }

    private void add(int link, int place) {
        boolean sameTrace = traces > 0
                && traceHigh[traces - 1] == links.linkedHigh[link]
                && traceLow[traces - 1] == links.linkedLow[link];
        if (!sameTrace) {
            traceHigh[traces] = links.linkedHigh[link];
            traceLow[traces] = links.linkedLow[link];
            spansOfTrace[traces++] = 0;
        }
        if (!sameTrace || span[spans - 1] != links.linkedSpan[link]) {
            span[spans] = links.linkedSpan[link];
            linksOfSpan[spans++] = 0;
            spansOfTrace[traces - 1]++;
        }
        linksOfSpan[spans - 1]++;
        linking[place] = links.linking[link];
        position[place] = links.position[link];
        long address = links.rest[link];
        rest[place] = rests.number(
                links.rests.array(address), LinkRestPool.offset(address), links.restLength[link], links.restHash[link]);
    }
}
