package dev.weft.store.duckdb.log;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.log.LogReader.ReadGroups;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Looks at a log without changing it, damaged or not. A writer may be at work on it. */
public final class LogInspection {

    private final Disk disk;
    private final Path folder;

    public LogInspection(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /** Reads every file, in order; one that is deleted meanwhile is left out. */
    public List<LogFileFacts> files() throws IOException {
        List<Path> paths = new ArrayList<>();
        for (Path path : disk.list(folder)) {
            if (LogFile.sequence(path).isPresent()) {
                paths.add(path);
            }
        }
        List<LogFileFacts> files = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            Path next = i + 1 < paths.size() ? paths.get(i + 1) : null;
            try {
                files.add(facts(paths.get(i), next));
            } catch (NoSuchFileException _) {
                // Sealed and deleted since the folder was listed.
            }
        }
        return files;
    }

    /**
     * Returns what is wrong with the files together, such as one that is missing, or null.
     *
     * @param sealedSequence as in {@link LogFolder#replay}
     */
    public @Nullable String damage(long sealedSequence, long sealedGroup) throws IOException {
        try {
            new LogFolder(disk, folder).files(sealedSequence, sealedGroup);
            return null;
        } catch (LogDamagedException e) {
            return e.getMessage();
        }
    }

    private LogFileFacts facts(Path path, @Nullable Path next) throws IOException {
        OptionalLong sequence = LogFile.sequence(path);
        long bytes;
        LogHeader header;
        try (ReadFile file = disk.open(path)) {
            bytes = file.size();
            header = LogHeader.read(path, file);
        }
        if (header == null) {
            return damaged(path, sequence.orElse(0), 0, bytes, "its header is not whole");
        }
        try {
            ReadGroups read = LogReader.read(disk, new LogFile(path, header), end(next), (_, _) -> {});
            long torn = read.torn() == null ? 0 : read.torn().bytes();
            return new LogFileFacts(
                    path,
                    header.sequence(),
                    header.firstGroup(),
                    read.nextGroup() - header.firstGroup(),
                    read.records(),
                    bytes,
                    torn,
                    null);
        } catch (LogDamagedException e) {
            return damaged(path, header.sequence(), header.firstGroup(), bytes, String.valueOf(e.getMessage()));
        }
    }

    private long end(@Nullable Path next) throws IOException {
        if (next == null) {
            return LogReader.OPEN_END;
        }
        try (ReadFile file = disk.open(next)) {
            LogHeader header = LogHeader.salvage(next, file);
            return header == null ? LogReader.OPEN_END : header.firstGroup();
        }
    }

    private static LogFileFacts damaged(Path path, long sequence, long firstGroup, long bytes, String damage) {
        return new LogFileFacts(path, sequence, firstGroup, 0, 0, bytes, 0, damage);
    }
}
