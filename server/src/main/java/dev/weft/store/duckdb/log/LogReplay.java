package dev.weft.store.duckdb.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a start found in the log, and where the log goes on. */
public final class LogReplay {

    private final long nextSequence;
    private final long firstGroup;
    private final List<byte[]> carried;
    private final long groups;
    private final long records;
    private final @Nullable TornTail torn;

    LogReplay(
            long nextSequence,
            long firstGroup,
            List<byte[]> carried,
            long groups,
            long records,
            @Nullable TornTail torn) {
        this.nextSequence = nextSequence;
        this.firstGroup = firstGroup;
        this.carried = carried;
        this.groups = groups;
        this.records = records;
        this.torn = torn;
    }

    /** Returns how many whole groups the files hold. */
    public long groups() {
        return groups;
    }

    /** Returns how many records these groups hold. */
    public long records() {
        return records;
    }

    /** Returns the end of the last file that is cut, or null when that file was whole. */
    public @Nullable TornTail torn() {
        return torn;
    }

    long nextSequence() {
        return nextSequence;
    }

    long firstGroup() {
        return firstGroup;
    }

    List<byte[]> carried() {
        return carried;
    }
}
