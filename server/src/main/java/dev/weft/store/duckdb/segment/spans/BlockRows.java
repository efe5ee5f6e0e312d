package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.duckdb.segment.format.ByteCursor;

/** The spans' own fields of a block, decoded: an element for each row. */
final class BlockRows {

    /** No parent, as an element of {@link #parents}; what is below is {@link #ELSEWHERE}. */
    static final int NO_PARENT = -1;

    /** The first parent that is not in this block is this, the next one less, and so on. */
    static final int ELSEWHERE = -2;

    private static final int BYTES_OF_ROW = 64;

    final int[] traces;
    final long[] starts;
    final long[] durations;

    /** Row of the parent, or what the constants say. */
    final int[] parents;

    final int[] kinds;
    final int[] statuses;
    final int[] flags;
    final int[] origins;
    final int[] droppedLinks;

    /** Which of the distinct names it is, likewise of what is left. */
    final int[] names;

    final StoredBytes nameTexts;

    final int[] rests;
    final int[] eventCounts;

    /** Index of the first link; one element more than rows. */
    final int[] firstLinks;

    BlockRows(BlockStreams streams) {
        BlockFacts facts = streams.facts();
        int rows = facts.rows;
        traces = traces(streams, rows);
        starts = starts(streams, traces);
        durations = new long[rows];
        ByteCursor stream = streams.stream(BlockLayout.DURATIONS);
        for (int i = 0; i < rows; i++) {
            durations[i] = stream.readZigZag();
        }
        parents = parents(streams, rows);
        kinds = kinds(streams);
        statuses = statuses(streams);
        flags = StoredNumbers.readRows(streams, BlockLayout.FLAGS, facts.flags, rows);
        origins = origins(streams);
        droppedLinks = StoredNumbers.readRows(streams, BlockLayout.DROPPED_LINKS, facts.droppedLinks, rows);
        names = names(streams);
        nameTexts = new StoredBytes(streams, BlockLayout.NAME, facts.names);
        rests = indexes(streams, BlockLayout.REST, facts.rests, rows);
        eventCounts = counts(streams, BlockLayout.EVENT_COUNTS, rows);
        firstLinks = new int[rows + 1];
        int[] linkCounts = counts(streams, BlockLayout.LINK_COUNTS, rows);
        for (int i = 0; i < rows; i++) {
            firstLinks[i + 1] = firstLinks[i] + linkCounts[i];
        }
    }

    static int mostBytes(int rows) {
        return rows * BYTES_OF_ROW;
    }

    static int[] names(BlockStreams streams) {
        return indexes(streams, BlockLayout.NAME, streams.facts().names, streams.facts().rows);
    }

    static int[] kinds(BlockStreams streams) {
        return StoredNumbers.readRows(streams, BlockLayout.KIND, streams.facts().kinds, streams.facts().rows);
    }

    static int[] statuses(BlockStreams streams) {
        return StoredNumbers.readRows(streams, BlockLayout.STATUS, streams.facts().statuses, streams.facts().rows);
    }

    static int[] origins(BlockStreams streams) {
        return StoredNumbers.readRows(streams, BlockLayout.ORIGIN, streams.facts().origins, streams.facts().rows);
    }

    private static int[] indexes(BlockStreams streams, int firstStream, int distinct, int rows) {
        return distinct == 1 ? new int[rows] : Symbols.read(streams.stream(firstStream), distinct);
    }

    private static int[] traces(BlockStreams streams, int rows) {
        ByteCursor stream = streams.stream(BlockLayout.TRACE_ROWS);
        int[] traces = new int[rows];
        int row = 0;
        for (int trace = 0; row < rows; trace++) {
            for (int left = stream.readInt(); left > 0; left--) {
                traces[row++] = trace;
            }
        }
        return traces;
    }

    private static long[] starts(BlockStreams streams, int[] traces) {
        ByteCursor ofTraces = streams.stream(BlockLayout.TRACE_STARTS);
        ByteCursor steps = streams.stream(BlockLayout.START_STEPS);
        long[] starts = new long[traces.length];
        long traceStart = 0;
        for (int i = 0; i < starts.length; i++) {
            if (i == 0 || traces[i] != traces[i - 1]) {
                traceStart += ofTraces.readZigZag();
                starts[i] = traceStart;
            } else {
                starts[i] = starts[i - 1] + steps.readZigZag();
            }
        }
        return starts;
    }

    private static int[] parents(BlockStreams streams, int rows) {
        ByteCursor stream = streams.stream(BlockLayout.PARENTS);
        int[] parents = new int[rows];
        int elsewhere = ELSEWHERE;
        for (int i = 0; i < rows; i++) {
            int code = stream.readInt();
            if (code == BlockLayout.NO_PARENT) {
                parents[i] = NO_PARENT;
            } else if (code == BlockLayout.PARENT_ELSEWHERE) {
                parents[i] = elsewhere--;
            } else {
                int distance = code - BlockLayout.PARENT_HERE;
                parents[i] = i - (distance >>> 1 ^ -(distance & 1));
            }
        }
        return parents;
    }

    private static int[] counts(BlockStreams streams, int stream, int rows) {
        int[] counts = new int[rows];
        if (streams.length(stream) > 0) {
            ByteCursor cursor = streams.stream(stream);
            for (int i = 0; i < rows; i++) {
                counts[i] = cursor.readInt();
            }
        }
        return counts;
    }
}
