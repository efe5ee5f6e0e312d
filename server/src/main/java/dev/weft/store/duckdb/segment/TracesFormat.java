package dev.weft.store.duckdb.segment;

/**
 * Format 1 of the {@code traces} file: {@link Sections} with counts, filter, first ids of the blocks, blocks of sorted ids with their
 * traces' ordinals, blocks of summaries by ordinal, conflicting rows, and the texts.
 */
final class TracesFormat {

    /** {@code WEFTTRC1}. */
    static final long MAGIC = 0x5745465454524331L;

    static final int IDS_IN_BLOCK = 256;
    static final int SUMMARIES_IN_BLOCK = 128;
    static final int ID_BYTES = 16;
    static final int MOST_SHARED_BYTES = ID_BYTES - 1;

    static final int COUNTS = 0;
    static final int FILTER = 1;
    static final int FENCES = 2;
    static final int IDS = 3;
    static final int SUMMARIES = 5;
    static final int CONFLICTS = 7;
    static final int SERVICE_NAMES = 8;
    static final int ROOT_NAMES = 9;
    static final int SERVICE_SETS = 10;

    private TracesFormat() {}
}
