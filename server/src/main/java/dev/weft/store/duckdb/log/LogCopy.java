package dev.weft.store.duckdb.log;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.FileCopies;
import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.log.LogReader.ReadGroups;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Copies the log as it is at one moment, though a writer may be at work on it: files that are finished never change and are
 * linked, the last one is copied up to the end of its last whole group. Every group that was durable before the copy began is
 * in it.
 */
public final class LogCopy {

    private final Disk disk;
    private final Path from;

    public LogCopy(Disk disk, Path from) {
        this.disk = disk;
        this.from = from;
    }

    /**
     * Fills an empty folder, which is durable when this returns.
     *
     * @param sealedSequence the last file whose groups are all stored elsewhere, 0 when there is none
     * @param sealedGroup the last group stored elsewhere, 0 when there is none
     * @throws IOException when a file is damaged, or was sealed, deleted or cut meanwhile: then the copy is begun anew
     */
    public Copied into(Path folder, long sealedSequence, long sealedGroup) throws IOException {
        List<LogFile> files = new LogFolder(disk, from).files(sealedSequence, sealedGroup);
        long nextGroup = sealedGroup + 1;
        long bytes = 0;
        for (int i = 0; i < files.size(); i++) {
            LogFile file = files.get(i);
            Path copy = folder.resolve(file.path().getFileName());
            boolean last = i == files.size() - 1;
            ReadGroups read = LogReader.read(
                    disk, file, last ? LogReader.OPEN_END : files.get(i + 1).firstGroup(), (_, _) -> {});
            if (last) {
                copyWhole(file, read.end(), copy);
            } else {
                FileCopies.linkOrCopy(disk, file.path(), copy);
            }
            nextGroup = read.nextGroup();
            bytes += read.end();
        }
        if (nextGroup <= sealedGroup) {
            throw new LogDamagedException(
                    files.getLast().path(),
                    bytes,
                    "its groups end with " + (nextGroup - 1) + ", though group " + sealedGroup + " is sealed",
                    0);
        }
        disk.syncFolder(folder);
        return new Copied(files.size(), nextGroup - 1 - sealedGroup, bytes);
    }

    private void copyWhole(LogFile file, long end, Path copy) throws IOException {
        try (ReadFile bytes = disk.open(file.path())) {
            FileCopies.copy(disk, bytes, end, copy);
        }
    }

    /**
     * What was copied.
     *
     * @param groups that are not stored elsewhere
     */
    public record Copied(int files, long groups, long bytes) {}
}
