package dev.weft.store.duckdb.segment;

import dev.weft.model.TraceId;
import dev.weft.store.duckdb.disk.Disk;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A segment's {@code traces} file: which traces the segment holds, in which rows, and what they sum up to. Mapped, but for
 * the filter, which is held in memory. Safe for many threads until it is closed.
 */
public final class TracesFile implements AutoCloseable {

    private static final int[] NO_ROWS = {};

    private final Sections file;
    private final IdFilter filter;
    private final int tracesWithSpans;
    private final SortedIds ids;
    private final Blocks summaries;
    private final MemorySegment conflicts;
    private final TraceTexts texts;

    private TracesFile(Sections file) {
        this.file = file;
        MemorySegment counts = file.section(TracesFormat.COUNTS, "counts");
        this.tracesWithSpans = BlockCursor.intAt(counts, Integer.BYTES);
        this.filter = IdFilter.readFrom(file.section(TracesFormat.FILTER, "filter").asByteBuffer());
        this.ids = new SortedIds(
                BlockCursor.intAt(counts, 0),
                file.section(TracesFormat.FENCES, "first ids of blocks"),
                file.blocks(TracesFormat.IDS, "ids"));
        this.summaries = file.blocks(TracesFormat.SUMMARIES, "summaries");
        this.conflicts = file.section(TracesFormat.CONFLICTS, "conflicting rows");
        this.texts = new TraceTexts(
                new TextTable(file.section(TracesFormat.SERVICE_NAMES, "service names")),
                new TextTable(file.section(TracesFormat.ROOT_NAMES, "names of roots")),
                new ServiceSetTable(file.section(TracesFormat.SERVICE_SETS, "sets of services")));
    }

    /** @throws DamagedFileException when the file is not whole; its blocks are checked as they are read */
    public static TracesFile open(Disk disk, Path path) throws IOException {
        Sections file = Sections.open(disk, path, TracesFormat.MAGIC);
        try {
            return new TracesFile(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Returns false when the segment surely holds nothing of the trace. */
    public boolean mayContain(TraceId id) {
        return filter.mayContain(IdFilter.hash(id));
    }

    /**
     * Returns what the segment holds of the trace, null when nothing.
     *
     * @throws DamagedFileException when a block that was needed is damaged
     */
    public @Nullable TracePart find(TraceId id) {
        if (!mayContain(id)) {
            return null;
        }
        int ordinal = ids.ordinal(id.high(), id.low());
        if (ordinal == SortedIds.ABSENT) {
            return null;
        }
        if (ordinal >= tracesWithSpans) {
            return new TracePart(this, id, ordinal, 0, 0, conflictingRows(ordinal));
        }
        TraceSummaryBlock block = summaryBlock(ordinal);
        int place = ordinal % TracesFormat.SUMMARIES_IN_BLOCK;
        return new TracePart(
                this, id, ordinal, block.firstRow(place), block.spans(place), conflictingRows(ordinal));
    }

    /** Returns how many traces the segment holds something of. */
    public int traces() {
        return ids.count();
    }

    /** Returns the filter over the trace ids, to be kept when the segment is dropped. */
    public IdFilter filter() {
        return filter;
    }

    public long sizeBytes() {
        return file.size();
    }

    /**
     * Reads all blocks.
     *
     * @throws DamagedFileException for the first damaged one
     */
    public void verify() {
        ids.verify();
        summaries.verify();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    TraceSummary summary(TraceId id, int ordinal) {
        return summaryBlock(ordinal).summary(ordinal % TracesFormat.SUMMARIES_IN_BLOCK, id, texts);
    }

    private TraceSummaryBlock summaryBlock(int ordinal) {
        int number = ordinal / TracesFormat.SUMMARIES_IN_BLOCK;
        int first = number * TracesFormat.SUMMARIES_IN_BLOCK;
        return new TraceSummaryBlock(
                summaries.block(number), Math.min(TracesFormat.SUMMARIES_IN_BLOCK, tracesWithSpans - first));
    }

    private int[] conflictingRows(int ordinal) {
        int all = (int) (conflicts.byteSize() / Long.BYTES);
        if (all == 0) {
            return NO_ROWS;
        }
        int begin = conflictsBefore(ordinal, all);
        int end = conflictsBefore(ordinal + 1, all);
        int[] rows = new int[end - begin];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (int) BlockCursor.longAt(conflicts, (long) (begin + i) * Long.BYTES);
        }
        return rows;
    }

    /** Returns how many conflicting rows belong to traces of lower ordinals. */
    private int conflictsBefore(int ordinal, int all) {
        int low = 0;
        int high = all;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int found = (int) (BlockCursor.longAt(conflicts, (long) middle * Long.BYTES) >>> Integer.SIZE);
            if (found < ordinal) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
