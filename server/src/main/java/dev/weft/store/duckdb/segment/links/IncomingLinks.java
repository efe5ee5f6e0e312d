package dev.weft.store.duckdb.segment.links;

import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.store.SpanFacts;
import dev.weft.store.duckdb.part.IncomingLink;
import dev.weft.store.duckdb.segment.format.DamagedFileException;
import dev.weft.store.duckdb.segment.sections.RowBlocks;
import dev.weft.store.duckdb.segment.sections.TextReading;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The links that point at one span, decoded one after the other. For one thread. */
public final class IncomingLinks {

    private final LinksFile file;
    private final SpanKey linked;
    private final TextReading services;
    private final TextReading names;
    private final int blockEnd;
    private int nextBlock;
    private @Nullable LinkRows rows;
    private int place;
    private int end;
    private @Nullable LinkingBlock linkingBlock;
    private int linkingBlockNumber;

    IncomingLinks(LinksFile file, SpanKey linked) {
        this.file = file;
        this.linked = linked;
        this.services = file.serviceNames();
        this.names = file.spanNames();
        this.nextBlock = file.firstBlock(linked);
        this.blockEnd = file.firstBlockAfter(linked);
    }

    /**
     * Returns the next link, null when there is none.
     *
     * @throws DamagedFileException when the block that holds it or its linking span is damaged
     */
    public @Nullable IncomingLink next() throws IOException {
        while (place == end && nextBlock < blockEnd) {
            enter(file.block(nextBlock++));
        }
        if (place == end || rows == null) {
            return null;
        }
        SpanLink rest = rows.rest(place);
        SpanLink link = new SpanLink(
                linked.traceId(),
                linked.spanId(),
                rest.traceState(),
                rest.flags(),
                rest.attributes(),
                rest.droppedAttributesCount());
        IncomingLink incoming = new IncomingLink(link, rows.position(place), linking(rows.linking(place)));
        place++;
        return incoming;
    }

    private void enter(LinkBlock block) {
        int span = block.find(linked);
        if (span != LinkBlock.ABSENT) {
            place = block.firstLink(span);
            end = place + block.linksOfSpan(span);
            rows = file.rows(block);
        }
    }

    private SpanFacts linking(int number) throws IOException {
        RowBlocks spans = file.linking();
        int wanted = spans.numberOf(number);
        LinkingBlock block = linkingBlock;
        if (block == null || linkingBlockNumber != wanted) {
            block = new LinkingBlock(spans.block(wanted), spans.rowsOf(wanted));
            linkingBlock = block;
            linkingBlockNumber = wanted;
        }
        return block.facts(spans.placeOf(number), services, names);
    }
}
