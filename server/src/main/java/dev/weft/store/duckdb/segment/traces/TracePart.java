package dev.weft.store.duckdb.segment.traces;

import dev.weft.model.TraceId;
import dev.weft.store.duckdb.part.TraceSummary;
import dev.weft.store.duckdb.segment.format.DamagedFileException;
import java.io.IOException;

/** What a segment holds of one trace. It can be read until the file is closed. */
public final class TracePart {

    private final TracesFile file;
    private final TraceId traceId;
    private final int ordinal;
    private final int firstRow;
    private final int spanCount;
    private final ConflictingRows.OfTrace conflicting;

    TracePart(
            TracesFile file,
            TraceId traceId,
            int ordinal,
            int firstRow,
            int spanCount,
            ConflictingRows.OfTrace conflicting) {
        this.file = file;
        this.traceId = traceId;
        this.ordinal = ordinal;
        this.firstRow = firstRow;
        this.spanCount = spanCount;
        this.conflicting = conflicting;
    }

    public TraceId traceId() {
        return traceId;
    }

    /** Returns the row of the trace's first span; the others follow. Without meaning when there is no span. */
    public int firstRow() {
        return firstRow;
    }

    public int spanCount() {
        return spanCount;
    }

    /** Returns how many conflicting versions there are. */
    public int conflictingCount() {
        return conflicting.count();
    }

    /** Returns the row of a conflicting version, by index from 0, in the order of their commit. */
    public int conflictingRow(int index) {
        return conflicting.row(index);
    }

    /**
     * Reads the totals over the trace's spans in this segment.
     *
     * @throws DamagedFileException when they are damaged
     */
    public TraceSummary summary() throws IOException {
        return spanCount == 0 ? TraceSummary.NO_SPANS : file.summary(traceId, ordinal);
    }
}
