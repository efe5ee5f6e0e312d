package dev.weft.store.duckdb.log;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.FileCopies;
import dev.weft.store.duckdb.disk.NewFile;
import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.log.LogReader.ReadGroups;
import dev.weft.store.duckdb.log.RecordScanner.FoundRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes a damaged log readable again: each damaged or missing file is replaced by one with all its whole records, in which
 * groups that are lost stand as empty ones. The damaged file stays beside it under another name. It gives up data that had
 * been promised, so it runs when an operator asks for it and never by itself.
 */
public final class LogRepair {

    private final Disk disk;
    private final Path folder;

    public LogRepair(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /**
     * Repairs what needs it; afterwards {@link LogFolder#replay} with the same numbers finds no damage.
     *
     * @return the files that were written anew, none when nothing is damaged
     */
    public List<RepairedLogFile> run(long sealedSequence, long sealedGroup) throws IOException {
        long lastSequence = Math.max(lastSequence(), sealedSequence > 0 ? sealedSequence + 1 : 0);
        List<RepairedLogFile> repaired = new ArrayList<>();
        long expectedGroup = sealedGroup + 1;
        for (long sequence = sealedSequence + 1; sequence <= lastSequence; sequence++) {
            Path path = LogFile.path(folder, sequence);
            LogHeader header = salvage(path);
            LogHeader next = salvage(LogFile.path(folder, sequence + 1));
            long endGroup = next == null ? LogReader.OPEN_END : next.firstGroup();
            boolean first = sequence == sealedSequence + 1;
            long firstGroup = first && header != null ? Math.min(header.firstGroup(), expectedGroup) : expectedGroup;
            ReadGroups read = readIfWhole(path, sequence, firstGroup, endGroup);
            boolean last = sequence == lastSequence;
            if (read != null && (last ? read.nextGroup() > sealedGroup : read.torn() == null)) {
                expectedGroup = read.nextGroup();
            } else {
                Rewrite rewrite = new Rewrite(sequence, path, header, firstGroup);
                expectedGroup = rewrite.run(endGroup, sealedGroup);
                repaired.add(rewrite.result());
            }
        }
        return repaired;
    }

    private long lastSequence() throws IOException {
        return disk.list(folder).stream()
                .map(LogFile::sequence)
                .flatMapToLong(OptionalLong::stream)
                .max()
                .orElse(0);
    }

    private @Nullable LogHeader salvage(Path path) throws IOException {
        if (!disk.exists(path)) {
            return null;
        }
        try (ReadFile bytes = disk.open(path)) {
            return LogHeader.salvage(path, bytes);
        }
    }

    /** Returns what the file holds, or null when it is missing or damaged. */
    private @Nullable ReadGroups readIfWhole(Path path, long sequence, long firstGroup, long endGroup)
            throws IOException {
        if (!disk.exists(path)) {
            return null;
        }
        LogHeader header;
        try (ReadFile bytes = disk.open(path)) {
            header = LogHeader.read(path, bytes);
        }
        if (header == null || header.sequence() != sequence || header.firstGroup() != firstGroup) {
            return null;
        }
        try {
            return LogReader.read(disk, new LogFile(path, header), endGroup, (_, _) -> {});
        } catch (LogDamagedException _) {
            return null;
        }
    }

    /** One file that is written anew. */
    private final class Rewrite {

        private final Path path;
        private final @Nullable LogHeader damaged;
        private final LogFile rewritten;
        private final LostRecords lost = new LostRecords();
        private long keptRecords;
        private @Nullable Path aside;

        Rewrite(long sequence, Path path, @Nullable LogHeader damaged, long firstGroup) {
            this.path = path;
            this.damaged = damaged;
            this.rewritten = new LogFile(path, LogHeader.of(sequence, firstGroup));
        }

        /** Returns the number after the last group, kept or lost. */
        long run(long endGroup, long sealedGroup) throws IOException {
            Path unfinished = LogFile.unfinished(path);
            if (disk.exists(unfinished)) {
                disk.delete(unfinished);
            }
            long nextGroup;
            try (NewFile file = disk.create(unfinished)) {
                file.write(rewritten.header().encoded());
                nextGroup = writeGroups(file, endGroup, sealedGroup);
                file.sync();
            }
            if (disk.exists(path)) {
                aside = freeName();
                FileCopies.linkOrCopy(disk, path, aside);
                disk.syncFolder(folder);
            }
            disk.rename(unfinished, path);
            disk.syncFolder(folder);
            return nextGroup;
        }

        RepairedLogFile result() {
            String kept = "kept " + keptRecords + " records; lost " + lost;
            return new RepairedLogFile(
                    path,
                    aside,
                    keptRecords,
                    aside == null
                            ? path + " was missing: " + kept
                            : path + ": " + kept + "; the damaged file is kept as " + aside);
        }

        private long writeGroups(NewFile file, long endGroup, long sealedGroup) throws IOException {
            long group = rewritten.firstGroup();
            long lastBegun = 0;
            if (damaged != null) {
                try (ReadFile bytes = disk.open(path)) {
                    RecordScanner scanner = new RecordScanner(bytes, damaged);
                    lastBegun = scanner.lastGroup();
                    FoundRecord found = scanner.find(LogHeader.BYTES);
                    while (found != null && found.header().group() < endGroup) {
                        group = writeLost(file, group, found.header().group());
                        found = writeKept(file, scanner, found);
                        group++;
                    }
                }
            }
            // What stands before a group that was begun had been durable, and is lost where nothing of it is whole.
            long end =
                    endGroup == LogReader.OPEN_END ? Math.max(Math.max(group, lastBegun), sealedGroup + 1) : endGroup;
            return writeLost(file, group, end);
        }

        private long writeLost(NewFile file, long from, long to) throws IOException {
            RecordFormat format = new RecordFormat(rewritten.header());
            for (long group = from; group < to; group++) {
                file.write(format.encode(group, List.of()));
                lost.addWhole(group);
            }
            return to;
        }

        /** Writes what is whole of the group of the record found, and returns the first record after it. */
        private @Nullable FoundRecord writeKept(NewFile file, RecordScanner scanner, FoundRecord first)
                throws IOException {
            long group = first.header().group();
            int count = first.header().count();
            List<byte[]> records = new ArrayList<>();
            FoundRecord found = first;
            while (found != null && found.header().group() == group) {
                byte[] record = scanner.record(found.offset(), found.header());
                if (record != null && count > 0) {
                    records.add(record);
                }
                found = scanner.find(found.end());
            }
            file.write(new RecordFormat(rewritten.header()).encode(group, records));
            lost.add(group, records.size(), count);
            keptRecords += records.size();
            return found;
        }

        private Path freeName() {
            Path name = path.resolveSibling(path.getFileName() + ".damaged");
            for (int number = 2; disk.exists(name); number++) {
                name = path.resolveSibling(path.getFileName() + ".damaged-" + number);
            }
            return name;
        }
    }
}
