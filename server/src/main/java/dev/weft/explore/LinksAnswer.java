package dev.weft.explore;

import dev.weft.store.LinkEnd;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Links of a span.
 *
 * @param stored whether the span itself is stored
 * @param outgoing null when it was not asked for
 * @param incoming likewise
 */
public record LinksAnswer(
        boolean stored,
        @Nullable Direction outgoing,
        @Nullable Direction incoming) {

    /**
     * A page in one direction.
     *
     * @param total links that pass the filter, over all pages
     * @param droppedLinksCount what the SDK dropped, 0 for incoming; unsigned 32 bits
     * @param next cursor of the page behind, null when this is the last one
     */
    public record Direction(
            long total,
            int droppedLinksCount,
            List<LinkEnd> items,
            @Nullable String next) {
        public Direction {
            items = List.copyOf(items);
        }
    }
}
