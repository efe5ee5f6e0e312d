package dev.weft.store.duckdb.segment.spans;

/**
 * The order of the streams of a block. First come the single streams, then the columns of the spans' own fields, then those of
 * their attributes. A column of numbers has two streams (symbols, distinct numbers), one of bytes three (symbols, lengths of
 * the distinct ones, bytes).
 */
final class BlockLayout {

    /** How many rows each trace has, in row order. */
    static final int TRACE_ROWS = 0;

    static final int TRACE_IDS = 1;
    static final int SPAN_IDS = 2;

    /** {@link #NO_PARENT}, {@link #PARENT_ELSEWHERE}, or the distance to the parent's row, as zig-zag plus two. */
    static final int PARENTS = 3;

    static final int PARENT_IDS_ELSEWHERE = 4;

    /** First start of each trace, less that of the trace before. */
    static final int TRACE_STARTS = 5;

    /** Start of each other row, less that of the row before. */
    static final int START_STEPS = 6;

    /** End less start, wrapping. */
    static final int DURATIONS = 7;

    /** Empty when there is none at all, likewise {@link #LINK_COUNTS}. */
    static final int EVENT_COUNTS = 8;

    static final int LINK_COUNTS = 9;
    static final int LINKED_TRACE_IDS = 10;
    static final int LINKED_SPAN_IDS = 11;

    /** Which of the shapes each row has. */
    static final int SHAPE_SYMBOLS = 12;

    /** The number of columns of each shape, and the place of each among the block's attribute columns. */
    static final int SHAPES = 13;

    static final int KIND = 14;
    static final int STATUS = 16;
    static final int FLAGS = 18;
    static final int ORIGIN = 20;
    static final int DROPPED_LINKS = 22;
    static final int NAME = 24;

    /** What the other streams do not say, as OTLP {@code Span} messages. */
    static final int REST = 27;

    /** Links without their ids, as OTLP {@code Link} messages. */
    static final int LINK_REST = 30;

    static final int ATTRIBUTES = 33;

    static final int NUMBER_STREAMS = 2;
    static final int BYTES_STREAMS = 3;

    static final int NO_PARENT = 0;
    static final int PARENT_ELSEWHERE = 1;
    static final int PARENT_HERE = 2;

    private BlockLayout() {}
}
