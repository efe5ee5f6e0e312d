package dev.weft.store.duckdb;

import dev.weft.store.duckdb.folder.LogPosition;
import dev.weft.store.duckdb.head.Generation;
import org.jspecify.annotations.Nullable;

/** A generation, and when it takes no more groups the end of its log. */
final class Recent {

    private final Generation generation = new Generation();
    private volatile @Nullable LogPosition end;

    Generation generation() {
        return generation;
    }

    void complete(LogPosition position) {
        end = position;
    }

    /** Returns the end of its groups in the log, null while it takes more. */
    @Nullable
    LogPosition end() {
        return end;
    }
}
