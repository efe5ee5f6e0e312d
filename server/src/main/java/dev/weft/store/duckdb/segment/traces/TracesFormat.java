package dev.weft.store.duckdb.segment.traces;

import dev.weft.store.duckdb.segment.format.SealedFormat;
import dev.weft.store.duckdb.segment.sections.Sections;

/**
 * The {@code traces} file: {@link Sections} with counts, the filter over trace ids, blocks of sorted ids with their traces'
 * ordinals, the first id of each of these blocks, blocks of summaries by ordinal, conflicting rows, and the texts.
 */
final class TracesFormat {

    static final SealedFormat FORMAT = new SealedFormat("WEFTTRAC", 1);

    static final int IDS_IN_BLOCK = 256;
    static final int SUMMARIES_IN_BLOCK = 256;

    static final int COUNTS = 0;
    static final int FILTER = 1;
    static final int IDS = 2;
    static final int FENCES = 4;
    static final int SUMMARIES = 5;
    static final int CONFLICTS = 7;
    static final int SERVICE_NAMES = 8;
    static final int ROOT_NAMES = 9;
    static final int SERVICE_SETS = 10;

    private TracesFormat() {}
}
