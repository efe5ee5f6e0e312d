package dev.weft.store.duckdb.log;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.ReadFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The files of the log, {@code log-<sequence, 12 digits>} without gaps. Other files in the folder are left alone.
 *
 * <p>A start is {@link #replay} and then {@link #begin}; later, {@link #deleteUpTo} takes what was sealed.
 */
public final class LogFolder {

    private final Disk disk;
    private final Path folder;

    /** @param folder one that exists */
    public LogFolder(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /**
     * Hands every whole group that is not sealed to a consumer, in order. A torn group at the very end is left out. Holds
     * one group in memory at a time.
     *
     * @param sealedSequence the last file whose groups are all stored elsewhere, which is deleted with all before it; 0 when
     *     there is none
     * @param sealedGroup the last group stored elsewhere, 0 when there is none
     * @throws LogDamagedException when something is lost that had been durable
     */
    public LogReplay replay(long sealedSequence, long sealedGroup, GroupConsumer consumer) throws IOException {
        deleteUnfinished();
        deleteUpTo(sealedSequence);
        try {
            return replayWhole(sealedSequence, sealedGroup, consumer);
        } catch (LogDamagedException e) {
            throw withLaterFiles(e);
        }
    }

    private LogReplay replayWhole(long sealedSequence, long sealedGroup, GroupConsumer consumer) throws IOException {
        List<LogFile> files = files(sealedSequence, sealedGroup);
        if (files.isEmpty()) {
            return new LogReplay(sealedSequence + 1, sealedGroup + 1, List.of(), 0, 0, null);
        }
        LastGroup last = new LastGroup();
        GroupConsumer unsealed = (group, records) -> {
            last.group = group;
            last.records = records;
            if (group > sealedGroup) {
                consumer.accept(group, records);
            }
        };
        long records = 0;
        for (int i = 0; i < files.size() - 1; i++) {
            records += LogReader.read(disk, files.get(i), files.get(i + 1).firstGroup(), unsealed)
                    .records();
        }
        LogFile lastFile = files.getLast();
        LogReader.ReadGroups read = LogReader.read(disk, lastFile, LogReader.OPEN_END, unsealed);
        if (read.nextGroup() <= sealedGroup) {
            throw new LogDamagedException(
                    lastFile.path(), read.end(), "its groups end there, though group " + sealedGroup + " is sealed", 0);
        }
        boolean carries = last.group == read.nextGroup() - 1 && last.group >= lastFile.firstGroup();
        long firstGroup = carries ? last.group : read.nextGroup();
        return new LogReplay(
                firstGroup == lastFile.firstGroup() ? lastFile.sequence() : lastFile.sequence() + 1,
                firstGroup,
                carries ? last.records : List.of(),
                read.nextGroup() - files.getFirst().firstGroup(),
                records + read.records(),
                read.torn());
    }

    /**
     * Goes on after a replay, in a new file. The last group goes into it once more and is void in its old place, in one
     * step: a whole group that was found there may have been written but never synced, and a second sync of pages that
     * once failed to be written proves nothing.
     */
    public LogWriter begin(LogReplay replay) throws IOException {
        ActiveFile active =
                ActiveFile.begin(disk, folder, replay.nextSequence(), replay.firstGroup(), replay.carried());
        long nextGroup = replay.firstGroup() + (replay.carried().isEmpty() ? 0 : 1);
        return new LogWriter(disk, folder, active, nextGroup);
    }

    /** Deletes every file up to a sequence number, that one included. */
    public void deleteUpTo(long sequence) throws IOException {
        boolean deleted = false;
        for (Path file : disk.list(folder)) {
            OptionalLong number = LogFile.sequence(file);
            if (number.isPresent() && number.getAsLong() <= sequence) {
                disk.delete(file);
                deleted = true;
            }
        }
        if (deleted) {
            disk.syncFolder(folder);
        }
    }

    /** Returns the number of the first file that is there, nothing when none is. */
    public OptionalLong firstSequence() throws IOException {
        return disk.list(folder).stream()
                .map(LogFile::sequence)
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /** Returns the files that are not sealed, checked for gaps. */
    List<LogFile> files(long sealedSequence, long sealedGroup) throws IOException {
        List<LogFile> files = new ArrayList<>();
        long expected = sealedSequence + 1;
        for (Path path : disk.list(folder)) {
            OptionalLong sequence = LogFile.sequence(path);
            if (sequence.isPresent() && sequence.getAsLong() > sealedSequence) {
                if (sequence.getAsLong() != expected) {
                    throw missing(expected);
                }
                files.add(readHeader(path, expected));
                expected++;
            }
        }
        if (files.isEmpty() && sealedSequence > 0) {
            throw missing(expected);
        }
        if (!files.isEmpty() && files.getFirst().firstGroup() > sealedGroup + 1) {
            throw new LogDamagedException(
                    files.getFirst().path(),
                    0,
                    "it begins with group " + files.getFirst().firstGroup() + " (expected: " + (sealedGroup + 1) + ")",
                    0);
        }
        return files;
    }

    private LogFile readHeader(Path path, long sequence) throws IOException {
        try (ReadFile bytes = disk.open(path)) {
            LogHeader header = LogHeader.read(path, bytes);
            if (header != null && header.sequence() == sequence) {
                return new LogFile(path, header);
            }
            LogHeader salvaged = LogHeader.salvage(path, bytes);
            long whole = salvaged == null ? 0 : wholeRecords(bytes, salvaged);
            throw new LogDamagedException(path, 0, "its header is not whole or names another file", whole);
        } catch (NoSuchFileException _) {
            throw missing(sequence); // deleted since the folder was listed
        }
    }

    /** Counts what stands in the files after a damaged one, so that whoever gives up what is lost knows what is at stake. */
    private LogDamagedException withLaterFiles(LogDamagedException damage) throws IOException {
        long damaged = LogFile.sequence(damage.file()).orElseThrow();
        boolean any = false;
        long records = 0;
        for (Path path : disk.list(folder)) {
            OptionalLong sequence = LogFile.sequence(path);
            if (sequence.isPresent() && sequence.getAsLong() > damaged) {
                any = true;
                records += wholeRecords(path);
            }
        }
        return any ? damage.followedBy(records) : damage;
    }

    private long wholeRecords(Path path) throws IOException {
        try (ReadFile bytes = disk.open(path)) {
            LogHeader header = LogHeader.salvage(path, bytes);
            return header == null ? 0 : wholeRecords(bytes, header);
        }
    }

    private static long wholeRecords(ReadFile bytes, LogHeader header) throws IOException {
        return new RecordScanner(bytes, header).others(LogHeader.BYTES, 0, 0).wholeRecords();
    }

    private LogDamagedException missing(long sequence) {
        return new LogDamagedException(LogFile.path(folder, sequence), 0, "the file is missing", 0);
    }

    private void deleteUnfinished() throws IOException {
        for (Path file : disk.list(folder)) {
            if (LogFile.isUnfinished(file)) {
                disk.delete(file);
            }
        }
    }

    /** The last group that was read and has records. */
    private static final class LastGroup {
        private long group;
        private List<byte[]> records = List.of();
    }
}
