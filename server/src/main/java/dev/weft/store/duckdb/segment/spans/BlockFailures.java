package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.Status;
import dev.weft.query.filter.FailedServices;
import dev.weft.query.filter.SpanFilter;
import java.util.concurrent.atomic.AtomicLongArray;

/** The services of failed spans in the blocks of a file, of each since it was first asked for errors. Safe for many threads. */
final class BlockFailures {

    private static final long KNOWN = Long.MIN_VALUE;

    private final AtomicLongArray ofBlocks;

    BlockFailures(int blocks) {
        ofBlocks = new AtomicLongArray(blocks);
    }

    /** Returns false when surely no span of the block matches. */
    boolean mayMatch(int block, SpanFilter filter) {
        long known = ofBlocks.get(block);
        return known == 0 || FailedServices.mayMatch(known & ~KNOWN, filter);
    }

    /** Takes note of what the block holds. */
    void learn(SpanBlock block) {
        if (ofBlocks.get(block.number()) == 0) {
            ofBlocks.set(block.number(), failed(block) | KNOWN);
        }
    }

    private static long failed(SpanBlock block) {
        int[] statuses = BlockRows.statuses(block.streams());
        int[] origins = BlockRows.origins(block.streams());
        long failed = FailedServices.NONE;
        int last = -1;
        for (int row = 0; row < statuses.length; row++) {
            if (statuses[row] == Status.CODE_ERROR && origins[row] != last) {
                last = origins[row];
                failed |= FailedServices.of(block.footer().origin(last).resource());
            }
        }
        return failed;
    }
}
