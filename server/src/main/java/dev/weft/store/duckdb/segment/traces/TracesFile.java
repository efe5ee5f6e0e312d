package dev.weft.store.duckdb.segment.traces;

import dev.weft.model.TraceId;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.part.TraceSummary;
import dev.weft.store.duckdb.segment.filter.IdFilter;
import dev.weft.store.duckdb.segment.format.DamagedFileException;
import dev.weft.store.duckdb.segment.sections.BlockCursor;
import dev.weft.store.duckdb.segment.sections.RowBlocks;
import dev.weft.store.duckdb.segment.sections.Sections;
import dev.weft.store.duckdb.segment.sections.TextTable;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A segment's {@code traces} file: which traces the segment holds, in which rows, and what they sum up to. Mapped, but for
 * the filter, which is held in memory, and for blocks, which are read. Safe for many threads until it is closed.
 */
public final class TracesFile implements AutoCloseable {

    private final Sections file;
    private final IdFilter filter;
    private final SortedIds ids;
    private final RowBlocks summaries;
    private final ConflictingRows conflictingRows;
    private final ServiceSetTable services;
    private final TextTable rootNames;

    private TracesFile(Sections file) throws IOException {
        this.file = file;
        BlockCursor counts = file.section(TracesFormat.COUNTS, "counts");
        int traces = counts.nextInt();
        int tracesWithSpans = counts.nextInt();
        this.filter = IdFilter.readFrom(ByteBuffer.wrap(
                file.section(TracesFormat.FILTER, "filter").bytes().toArray(ValueLayout.JAVA_BYTE)));
        this.ids = new SortedIds(
                traces,
                file.blocks(TracesFormat.IDS, "trace ids"),
                file.section(TracesFormat.FENCES, "first trace ids of blocks"));
        this.summaries = new RowBlocks(
                file.blocks(TracesFormat.SUMMARIES, "summaries"), tracesWithSpans, TracesFormat.SUMMARIES_IN_BLOCK);
        this.conflictingRows = new ConflictingRows(file.section(TracesFormat.CONFLICTS, "conflicting rows"));
        this.services = new ServiceSetTable(
                file.section(TracesFormat.SERVICE_SETS, "sets of services"),
                new TextTable(file.section(TracesFormat.SERVICE_NAMES, "service names")));
        this.rootNames = new TextTable(file.section(TracesFormat.ROOT_NAMES, "names of roots"));
    }

    /** @throws DamagedFileException when the file is not whole; its blocks are checked as they are read */
    public static TracesFile open(Disk disk, Path path) throws IOException {
        return disk.open(path, file -> new TracesFile(new Sections(path, file, TracesFormat.FORMAT)));
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
    public @Nullable TracePart find(TraceId id) throws IOException {
        if (!mayContain(id)) {
            return null;
        }
        int ordinal = ids.ordinal(id.high(), id.low());
        if (ordinal == SortedIds.ABSENT) {
            return null;
        }
        ConflictingRows.OfTrace conflicting = conflictingRows.ofTrace(ordinal);
        if (ordinal >= summaries.rows()) {
            return new TracePart(this, id, ordinal, 0, 0, conflicting);
        }
        TraceSummaryBlock block = summaryBlock(ordinal);
        int place = summaries.placeOf(ordinal);
        return new TracePart(this, id, ordinal, block.firstRow(place), block.spans(place), conflicting);
    }

    /** Returns how many traces the segment holds something of. */
    public int traces() {
        return ids.count();
    }

    /**
     * Returns the {@link IdFilter#hash} of each trace that the segment holds something of.
     *
     * @throws DamagedFileException when a block of them is damaged
     */
    public long[] idHashes() throws IOException {
        return ids.hashes();
    }

    /** Returns a walk over the traces that have spans, on which the times of few are asked for. */
    public TraceWalk walkIds() {
        return TraceWalk.overIds(ids, summaries);
    }

    /**
     * Returns a walk over the traces that have spans with the times of all.
     *
     * @throws DamagedFileException when a block of summaries is damaged
     */
    public TraceWalk walkTimes() throws IOException {
        return TraceWalk.overTimes(ids, summaries);
    }

    /** Returns the filter over the trace ids. */
    public IdFilter filter() {
        return filter;
    }

    public long sizeBytes() {
        return file.sizeBytes();
    }

    /**
     * Reads all blocks.
     *
     * @param read takes the size of each one after it was read
     * @throws DamagedFileException for the first damaged one
     */
    public void verify(LongConsumer read) throws IOException {
        ids.verify(read);
        summaries.verify(read);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    TraceSummary summary(TraceId id, int ordinal) throws IOException {
        return summaryBlock(ordinal).summary(summaries.placeOf(ordinal), id, services, rootNames);
    }

    private TraceSummaryBlock summaryBlock(int ordinal) throws IOException {
        int number = summaries.numberOf(ordinal);
        return new TraceSummaryBlock(summaries.block(number), summaries.rowsOf(number));
    }
}
