package dev.weft.store.duckdb.segment.links;

import dev.weft.store.duckdb.segment.format.SealedFormat;
import dev.weft.store.duckdb.segment.sections.Sections;

/**
 * The {@code links} file: {@link Sections} with counts, the filter over linked trace ids, blocks of linking spans in the order of
 * their rows, blocks of links sorted by linked span, the first linked span of each of these blocks, and the texts.
 */
final class LinksFormat {

    static final SealedFormat FORMAT = new SealedFormat("WEFTLINK", 1);

    static final int LINKING_IN_BLOCK = 256;
    static final int MOST_LINKS_IN_BLOCK = 512;

    /** A block of links takes no further one when the rest of its links, what is no id, is larger than this. */
    static final int ENOUGH_REST_BYTES = 1 << 16;

    static final int ZSTD_LEVEL = 3;

    static final int COUNTS = 0;
    static final int FILTER = 1;
    static final int LINKING = 2;
    static final int LINKS = 4;
    static final int FENCES = 6;
    static final int SERVICE_NAMES = 7;
    static final int SPAN_NAMES = 8;

    private LinksFormat() {}
}
