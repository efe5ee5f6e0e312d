package dev.weft.store.duckdb.segment;

/** Lays out the blocks of links; {@link LinkBlock} reads them. */
final class LinkBlocks implements AutoCloseable {

    private static final int MOST = LinksFormat.MOST_LINKS_IN_BLOCK;

    private final SegmentRows rows;
    private final LinkColumns links;
    private final LinkRests rests = new LinkRests();
    private final BlockBytes block = new BlockBytes();
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

    LinkBlocks(SegmentRows rows, LinkColumns links) {
        this.rows = rows;
        this.links = links;
    }

    /** Returns the block of the links from this place in the order on, valid until the next call. */
    BlockBytes block(int[] sorted, int first) {
        rests.clear();
        traces = 0;
        spans = 0;
        int count = 0;
        int most = Math.min(MOST, sorted.length - first);
        while (count < most && rests.totalBytes() <= LinksFormat.ENOUGH_REST_BYTES) {
            add(sorted[first + count], count);
            count++;
        }
        end = first + count;
        block.clear();
        block.putVarint(traces);
        block.putVarint(spans);
        block.putVarint(count);
        block.putColumn(traceHigh, traces);
        block.putColumn(traceLow, traces);
        block.putColumn(spansOfTrace, traces);
        block.putColumn(span, spans);
        block.putColumn(linksOfSpan, spans);
        block.putColumn(linking, count);
        block.putColumn(position, count);
        block.putColumn(rest, count);
        rests.putTo(block);
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
        byte[] bytes = rows.batch(links.linkingRow[links.linking[link]]).bytes();
        rest[place] = rests.number(bytes, links.offset[link], links.length[link]);
    }
}
