package dev.weft.store.duckdb;

import dev.weft.store.duckdb.folder.LogPosition;
import dev.weft.store.duckdb.head.Generation;
import org.jspecify.annotations.Nullable;

/** A generation, and when it takes no more groups the end of its log. */
final class Recent {

    private final Generation generation = new Generation();
    private volatile @Nullable LogPosition end;
    private volatile long firstGroupNanos;

    Generation generation() {
        return generation;
    }

    /** @param firstGroup when its first group came, a moment of {@link System#nanoTime()} */
    void complete(LogPosition position, long firstGroup) {
        firstGroupNanos = firstGroup;
        end = position;
    }

    /** Returns when the first group came of one that takes no more. */
    long firstGroupNanos() {
        return firstGroupNanos;
    }

    /** Returns the end of its groups in the log, null while it takes more. */
    @Nullable
    LogPosition end() {
        return end;
    }
}
