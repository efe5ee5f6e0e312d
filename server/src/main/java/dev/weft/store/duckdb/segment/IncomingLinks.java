package dev.weft.store.duckdb.segment;

import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.store.SpanFacts;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The links that point at one span, block after block. */
final class IncomingLinks implements Iterator<IncomingLink> {

    private final LinksFile file;
    private final SpanKey linked;
    private final TextReading services;
    private final TextReading names;
    private final int blockEnd;
    private int nextBlock;
    private @Nullable LinkRows rows;
    private int next;
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

    @Override
    public boolean hasNext() {
        while (next == end && nextBlock < blockEnd) {
            LinkBlock block = file.block(nextBlock++);
            int place = block.find(linked);
            if (place != LinkBlock.ABSENT) {
                next = block.firstLink(place);
                end = next + block.linksOfSpan(place);
                rows = block.rows();
            }
        }
        return next < end;
    }

    @Override
    public IncomingLink next() {
        if (!hasNext() || rows == null) {
            throw new NoSuchElementException("links to " + linked + ": no further one");
        }
        int place = next++;
        SpanLink rest = rows.rest(place);
        return new IncomingLink(
                new SpanLink(
                        linked.traceId(),
                        linked.spanId(),
                        rest.traceState(),
                        rest.flags(),
                        rest.attributes(),
                        rest.droppedAttributesCount()),
                rows.position(place),
                linking(rows.linking(place)));
    }

    private SpanFacts linking(int number) {
        int wanted = number / LinksFormat.LINKING_IN_BLOCK;
        LinkingBlock block = linkingBlock;
        if (block == null || linkingBlockNumber != wanted) {
            block = file.linkingBlock(wanted);
            linkingBlock = block;
            linkingBlockNumber = wanted;
        }
        return block.facts(number % LinksFormat.LINKING_IN_BLOCK, services, names);
    }
}
