package dev.weft.store.duckdb.log;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.log.RecordScanner.OtherGroups;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one log file, group by group and holding no more than one, and tells a torn tail from damage: a group is known to
 * have been durable when a record of another group follows in the file, be it its header alone, or when a later file begins after it.
 */
final class LogReader {

    /** For the last file: nothing says where its groups end. */
    static final long OPEN_END = Long.MAX_VALUE;

    private final LogFile file;
    private final long endGroup;
    private final ReadFile bytes;
    private final RecordScanner scanner;

    private LogReader(LogFile file, long endGroup, ReadFile bytes) {
        this.file = file;
        this.endGroup = endGroup;
        this.bytes = bytes;
        this.scanner = new RecordScanner(bytes, file.header());
    }

    /**
     * Hands all groups below a number to a consumer.
     *
     * @param endGroup the first group of the next file, from which on this file is void, or {@link #OPEN_END}
     * @throws LogDamagedException when a group is not whole that had been durable
     */
    static ReadGroups read(Disk disk, LogFile file, long endGroup, GroupConsumer consumer) throws IOException {
        try (ReadFile bytes = disk.open(file.path())) {
            return new LogReader(file, endGroup, bytes).read(consumer);
        }
    }

    private ReadGroups read(GroupConsumer consumer) throws IOException {
        long group = file.firstGroup();
        long offset = LogHeader.BYTES;
        long records = 0;
        while (group < endGroup && offset < bytes.size()) {
            ReadGroup read = group(offset, group);
            if (read == null) {
                return new ReadGroups(group, records, offset, new TornTail(file.path(), offset, bytes.size() - offset));
            }
            if (!read.records().isEmpty()) {
                consumer.accept(group, read.records());
            }
            records += read.records().size();
            offset = read.end();
            group++;
        }
        if (endGroup != OPEN_END) {
            checkEnd(group, offset);
        }
        return new ReadGroups(group, records, offset, null);
    }

    /** Returns the whole group that begins at an offset, or null when it is torn. */
    private @Nullable ReadGroup group(long start, long group) throws IOException {
        List<byte[]> records = new ArrayList<>();
        long offset = start;
        int count = 1;
        while (records.size() < count) {
            RecordHeader header = scanner.header(offset);
            byte[] record = header == null || !isNext(header, group, records.size(), count)
                    ? null
                    : scanner.record(offset, header);
            if (header == null || record == null) {
                checkTorn(offset, group);
                return null;
            }
            offset = header.endIfAt(offset);
            count = header.count();
            if (count > 0) {
                records.add(record);
            }
        }
        return new ReadGroup(records, offset);
    }

    private static boolean isNext(RecordHeader header, long group, int index, int count) {
        return header.group() == group && header.index() == index && (index == 0 || header.count() == count);
    }

    private void checkTorn(long offset, long group) throws IOException {
        OtherGroups others = scanner.others(offset, group, group);
        String what = "no whole record of group " + group + " there";
        if (others.any()) {
            throw damaged(offset, what + ", though a later group was written", others.wholeRecords());
        }
        if (endGroup != OPEN_END) {
            throw damaged(offset, what + theNextFileSays(), 0);
        }
    }

    /** Void are a failed group, or the last one before a start, which was carried over, and the torn one after it. */
    private void checkEnd(long group, long offset) throws IOException {
        if (group < endGroup) {
            throw damaged(offset, "the file ends before group " + group + theNextFileSays(), 0);
        }
        OtherGroups others = scanner.others(offset, endGroup, endGroup + 1);
        if (others.any()) {
            throw damaged(offset, "groups that are not void stand there" + theNextFileSays(), others.wholeRecords());
        }
    }

    private String theNextFileSays() {
        return ", though the next file begins with group " + endGroup;
    }

    private LogDamagedException damaged(long offset, String what, long wholeRecordsAfter) {
        return new LogDamagedException(file.path(), offset, what, wholeRecordsAfter);
    }

    private record ReadGroup(List<byte[]> records, long end) {}

    /**
     * What a file holds.
     *
     * @param nextGroup the number after its last whole group
     * @param end where its last whole group ends, in bytes
     */
    record ReadGroups(
            long nextGroup,
            long records,
            long end,
            @Nullable TornTail torn) {}
}
