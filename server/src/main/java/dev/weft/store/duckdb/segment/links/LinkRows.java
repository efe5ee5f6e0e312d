package dev.weft.store.duckdb.segment.links;

import dev.weft.model.SpanLink;
import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.sections.BlockCursor;
import dev.weft.store.duckdb.segment.sections.PackedColumn;

/** The single links of a block, by place in the block. Not safe for use by several threads. */
final class LinkRows {

    private final PackedColumn linking;
    private final PackedColumn position;
    private final PackedColumn rest;
    private final LinkRestTable rests;

    LinkRows(BlockCursor block, int links, Decompressor decompressor) {
        linking = block.nextColumn(links);
        position = block.nextColumn(links);
        rest = block.nextColumn(links);
        rests = new LinkRestTable(block, decompressor);
    }

    /** Returns the number of the linking span. */
    int linking(int place) {
        return linking.getInt(place);
    }

    int position(int place) {
        return position.getInt(place);
    }

    /** Returns the link without its ids. */
    SpanLink rest(int place) {
        return rests.link(rest.getInt(place));
    }
}
