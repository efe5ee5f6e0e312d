package dev.weft.store.duckdb.segment.traces;

import dev.weft.store.duckdb.segment.sections.BlockCursor;
import dev.weft.store.duckdb.segment.sections.PackedColumn;

/** The rows of conflicting versions by their trace, where they lie in a {@code traces} file; usually none. */
final class ConflictingRows {

    private static final int[] NONE = {};

    private final int count;
    private final PackedColumn ordinals;
    private final PackedColumn rows;

    ConflictingRows(BlockCursor section) {
        count = section.nextInt();
        ordinals = section.nextColumn(count);
        rows = section.nextColumn(count);
    }

    /** Returns the rows of the trace with this ordinal, lowest first. */
    int[] ofTrace(int ordinal) {
        if (count == 0) {
            return NONE;
        }
        int begin = countBefore(ordinal);
        int end = countBefore(ordinal + 1);
        int[] found = new int[end - begin];
        for (int i = 0; i < found.length; i++) {
            found[i] = rows.getInt(begin + i);
        }
        return found;
    }

    private int countBefore(int ordinal) {
        int first = 0;
        int end = count;
        while (first < end) {
            int middle = (first + end) >>> 1;
            if (ordinals.getInt(middle) < ordinal) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return first;
    }
}
