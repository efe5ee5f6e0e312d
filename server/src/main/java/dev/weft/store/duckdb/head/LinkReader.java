package dev.weft.store.duckdb.head;

import dev.weft.model.SpanLink;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.SpanFacts;
import dev.weft.store.duckdb.part.IncomingLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads links of a generation; neighbours are of one span more often than not, which is decoded once. For one thread. */
final class LinkReader {

    private final HeadRows rows;
    private final HeadLinks links;
    private @Nullable Linking last;

    private record Linking(int row, List<SpanLink> links, SpanFacts facts) {}

    LinkReader(HeadRows rows, HeadLinks links) {
        this.rows = rows;
        this.links = links;
    }

    IncomingLink read(int link) {
        Linking linking = linking(links.row(link));
        int firstLink = rows.batch(linking.row()).firstLink(rows.index(linking.row()));
        int position = links.inBatch(link) - firstLink;
        return new IncomingLink(linking.links().get(position), position, linking.facts());
    }

    private Linking linking(int row) {
        Linking known = last;
        if (known != null && known.row() == row) {
            return known;
        }
        SpanBatch batch = rows.batch(row);
        int span = rows.index(row);
        Linking read = new Linking(row, batch.span(span).links(), HeadFacts.of(batch, span));
        last = read;
        return read;
    }
}
