package dev.weft.store.duckdb.segment.traces;

import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.sections.PackedColumn;
import dev.weft.store.duckdb.segment.sections.SectionsWriter;
import java.io.IOException;

/** Writes the blocks of sorted trace ids and the first id of each; {@link SortedIds} reads them. */
final class SortedIdsWriter {

    private SortedIdsWriter() {}

    static void write(TraceIds ids, SectionsWriter file) throws IOException {
        int blocks = (ids.count + TracesFormat.IDS_IN_BLOCK - 1) / TracesFormat.IDS_IN_BLOCK;
        long[] firstHigh = new long[blocks];
        long[] firstLow = new long[blocks];
        long[] high = new long[TracesFormat.IDS_IN_BLOCK];
        long[] low = new long[TracesFormat.IDS_IN_BLOCK];
        long[] ordinals = new long[TracesFormat.IDS_IN_BLOCK];
        GrowingBytes block = new GrowingBytes();
        for (int number = 0; number < blocks; number++) {
            int first = number * TracesFormat.IDS_IN_BLOCK;
            int count = Math.min(TracesFormat.IDS_IN_BLOCK, ids.count - first);
            for (int i = 0; i < count; i++) {
                high[i] = ids.high[first + i];
                low[i] = ids.low[first + i];
                ordinals[i] = ids.ordinal[first + i];
            }
            firstHigh[number] = high[0];
            firstLow[number] = low[0];
            block.clear();
            PackedColumn.write(high, count, block);
            PackedColumn.write(low, count, block);
            PackedColumn.write(ordinals, count, block);
            file.block(block);
        }
        file.endBlocks();
        GrowingBytes fences = new GrowingBytes();
        PackedColumn.write(firstHigh, blocks, fences);
        PackedColumn.write(firstLow, blocks, fences);
        file.section(fences);
    }
}
