package dev.weft.store.duckdb.log;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.NewFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The log file that takes the next group. */
final class ActiveFile {

    private final LogFile file;
    private final NewFile bytes;
    private final RecordFormat format;

    private ActiveFile(LogFile file, NewFile bytes) {
        this.file = file;
        this.bytes = bytes;
        this.format = new RecordFormat(file.header());
    }

    /**
     * Begins a file. It gets its name only when it is whole and synced, so there is never a log file without a header, and
     * the groups that the header voids in the file before are gone in the same moment in which {@code carried} is here.
     *
     * @param carried the records of the file's first group, if it is already known, otherwise none
     */
    static ActiveFile begin(Disk disk, Path folder, long sequence, long firstGroup, List<byte[]> carried)
            throws IOException {
        LogFile file = new LogFile(LogFile.path(folder, sequence), LogHeader.of(sequence, firstGroup));
        Path unfinished = LogFile.unfinished(file.path());
        if (disk.exists(unfinished)) {
            disk.delete(unfinished);
        }
        ActiveFile begun = new ActiveFile(file, disk.create(unfinished));
        try {
            begun.bytes.write(file.header().encoded());
            if (!carried.isEmpty()) {
                begun.bytes.write(begun.format.encode(firstGroup, carried));
            }
            begun.bytes.sync();
            disk.rename(unfinished, file.path());
            disk.syncFolder(folder);
            return begun;
        } catch (IOException | RuntimeException | Error e) {
            begun.closeAfter(e);
            throw e;
        }
    }

    LogFile file() {
        return file;
    }

    long size() {
        return bytes.size();
    }

    void append(long group, List<byte[]> records) throws IOException {
        bytes.write(format.encode(group, records));
        bytes.sync();
    }

    void truncate(long size) throws IOException {
        bytes.truncate(size);
    }

    void close() throws IOException {
        bytes.close();
    }

    private void closeAfter(Throwable failure) {
        try {
            bytes.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
