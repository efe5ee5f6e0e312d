package dev.weft.store.duckdb.log;

import dev.weft.store.duckdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends groups to the log, each durable when {@link #append} returns. For one thread at a time.
 *
 * <p>After any failure the writer is broken: nothing of the failed group may be acknowledged, and every call but {@link
 * #recover} and {@link #close} is refused. The failed group is not tried again on its file, and its number is used again:
 * the file that {@code recover} begins voids whatever of it reached the disk, so its requests end up absent. If the process
 * dies before, the next start finds the group whole or cuts it.
 */
public final class LogWriter implements AutoCloseable {

    private final Disk disk;
    private final Path folder;
    private ActiveFile active;
    private long nextGroup;
    private long durableBytes;
    private boolean broken;
    private long recoverySequence;

    LogWriter(Disk disk, Path folder, ActiveFile active, long nextGroup) {
        this.disk = disk;
        this.folder = folder;
        this.active = active;
        this.nextGroup = nextGroup;
        this.durableBytes = active.size();
    }

    /** Returns the number that the next group must have. */
    public long nextGroup() {
        return nextGroup;
    }

    /** Returns the sequence number of the file that takes the next group. */
    public long sequence() {
        return active.file().sequence();
    }

    /** Returns the bytes of that file which are durable. */
    public long bytes() {
        return durableBytes;
    }

    public boolean isBroken() {
        return broken;
    }

    /**
     * Writes one group and returns when it is durable.
     *
     * @param group {@link #nextGroup}
     * @param records at least one, which are not copied and must not change meanwhile
     * @throws IOException when the group is not durable, or the writer was broken before
     */
    public void append(long group, List<byte[]> records) throws IOException {
        if (group != nextGroup) {
            throw new IllegalArgumentException("group: " + group + " (expected: " + nextGroup + ")");
        }
        if (records.isEmpty()) {
            throw new IllegalArgumentException("group " + group + ": no records (expected: at least one)");
        }
        refuseIfBroken();
        breakUntilDone(active.file().firstGroup() == nextGroup ? sequence() : sequence() + 1);
        try {
            active.append(group, records);
        } catch (IOException e) {
            throw new IOException(
                    "group " + group + " was not written to " + active.file().path() + ": " + e, e);
        }
        broken = false;
        durableBytes = active.size();
        nextGroup++;
    }

    /**
     * Begins the next file and returns the one that is finished. A roll that fails is completed by {@link #recover}.
     *
     * @throws IOException when the new file is not durable, or the writer was broken before
     */
    public FinishedLogFile roll() throws IOException {
        refuseIfBroken();
        breakUntilDone(sequence() + 1);
        FinishedLogFile finished = finished();
        ActiveFile next = begin(recoverySequence);
        leaveActive();
        use(next);
        return finished;
    }

    /**
     * Leaves the file that failed: reads back every acknowledged group in it, cuts what may follow them, and begins a new
     * file with the number of the group that failed. May be called again when it fails.
     *
     * @return the file that is finished by this, with its acknowledged groups; null when it had none, then the new file has
     *     taken its place and name
     * @throws LogDamagedException when an acknowledged group is not whole there any more
     */
    public @Nullable FinishedLogFile recover() throws IOException {
        if (!broken) {
            throw new IllegalStateException("recover: the log is whole (expected: a failed append or roll before)");
        }
        FinishedLogFile finished = finished();
        boolean replaced = recoverySequence == finished.sequence();
        if (!replaced) {
            readBack();
        }
        cutActive();
        leaveActive();
        use(begin(recoverySequence));
        return replaced ? null : finished;
    }

    /** Closes the file; what was appended is durable already. */
    @Override
    public void close() throws IOException {
        active.close();
    }

    private FinishedLogFile finished() {
        LogFile file = active.file();
        return new FinishedLogFile(file.path(), file.sequence(), file.firstGroup(), nextGroup, durableBytes);
    }

    private ActiveFile begin(long sequence) throws IOException {
        return ActiveFile.begin(disk, folder, sequence, nextGroup, List.of());
    }

    private void use(ActiveFile next) {
        active = next;
        durableBytes = next.size();
        broken = false;
    }

    private void readBack() throws IOException {
        LogFile file = active.file();
        LogReader.ReadGroups read = LogReader.read(disk, file, nextGroup, (_, _) -> {});
        if (read.end() != durableBytes) {
            throw new LogDamagedException(
                    file.path(), read.end(), "acknowledged groups end there (expected: at " + durableBytes + ")", 0);
        }
    }

    /** The cut only gives room back, a new file may need it: what is cut is void as soon as that one begins. */
    private void cutActive() {
        try {
            active.truncate(durableBytes);
        } catch (IOException _) {
            // The failure that counts was reported, and nobody will read what stays there.
        }
    }

    private void leaveActive() {
        try {
            active.close();
        } catch (IOException _) {
            // What is durable in it was synced.
        }
    }

    /** A file that a failed roll began may be there, and must not stay as it is: the recovery takes its place. */
    private void breakUntilDone(long recoverySequence) {
        broken = true;
        this.recoverySequence = recoverySequence;
    }

    private void refuseIfBroken() throws IOException {
        if (broken) {
            throw new IOException("the log is broken by an earlier failure on "
                    + active.file().path() + " (expected: recover first)");
        }
    }
}
