package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.SpanId;
import dev.weft.model.SpanLink;
import dev.weft.model.TraceId;
import dev.weft.model.batch.SpanReading;
import dev.weft.store.duckdb.segment.format.ByteCursor;
import java.util.List;

/** Puts the links of a block's spans together again. */
final class LinkReading {

    private final ByteCursor traceIds;
    private final ByteCursor spanIds;
    private final StoredBytes rests;
    private final int[] indexes;

    LinkReading(BlockStreams streams) {
        BlockFacts facts = streams.facts();
        traceIds = streams.stream(BlockLayout.LINKED_TRACE_IDS);
        spanIds = streams.stream(BlockLayout.LINKED_SPAN_IDS);
        rests = new StoredBytes(streams, BlockLayout.LINK_REST, facts.linkRests);
        indexes = Symbols.read(streams.stream(BlockLayout.LINK_REST), facts.linkRests);
    }

    /** Returns the links from one index to before another, of all links of the block. */
    List<SpanLink> read(int from, int to) {
        SpanLink[] links = new SpanLink[to - from];
        for (int link = from; link < to; link++) {
            links[link - from] = link(link);
        }
        return List.of(links);
    }

    private SpanLink link(int link) {
        int index = indexes.length == 0 ? 0 : indexes[link];
        SpanLink rest = SpanReading.readLink(rests.array(index), rests.offset(index), rests.length(index));
        int traceAt = traceIds.position() + link * 2 * Long.BYTES;
        return new SpanLink(
                new TraceId(
                        ByteCursor.longAt(traceIds.array(), traceAt),
                        ByteCursor.longAt(traceIds.array(), traceAt + Long.BYTES)),
                new SpanId(ByteCursor.longAt(spanIds.array(), spanIds.position() + link * Long.BYTES)),
                rest.traceState(),
                rest.flags(),
                rest.attributes(),
                rest.droppedAttributesCount());
    }
}
