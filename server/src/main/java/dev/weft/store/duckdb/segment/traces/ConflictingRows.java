package dev.weft.store.duckdb.segment.traces;

import dev.weft.store.duckdb.segment.sections.BlockCursor;
import dev.weft.store.duckdb.segment.sections.PackedColumn;
import java.util.Objects;

/** The rows of conflicting versions by their trace, where they lie in a {@code traces} file; usually none. */
final class ConflictingRows {

    private final int count;
    private final PackedColumn ordinals;
    private final PackedColumn rows;

    ConflictingRows(BlockCursor section) {
        count = section.nextInt();
        ordinals = section.nextColumn(count);
        rows = section.nextColumn(count);
    }

    /** Returns the rows of the trace with this ordinal. */
    OfTrace ofTrace(int ordinal) {
        if (count == 0) {
            return new OfTrace(0, 0);
        }
        int begin = countBefore(ordinal);
        return new OfTrace(begin, countBefore(ordinal + 1) - begin);
    }

    /** The rows of one trace, lowest first; read until the file is closed. */
    final class OfTrace {

        private final int begin;
        private final int count;

        private OfTrace(int begin, int count) {
            this.begin = begin;
            this.count = count;
        }

        int count() {
            return count;
        }

        int row(int index) {
            return rows.getInt(begin + Objects.checkIndex(index, count));
        }
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
