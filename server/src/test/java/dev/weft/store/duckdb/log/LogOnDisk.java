package dev.weft.store.duckdb.log;

import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.log.RecordScanner.FoundRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A log without faults on a simulated disk, with all that a test may want to know of it. */
final class LogOnDisk {

    static final Path FOLDER = Path.of("/log");

    final SortedMap<Long, List<String>> groups = new TreeMap<>();
    SimulatedDisk disk;

    LogOnDisk(Random random) {
        this.disk = new SimulatedDisk(FOLDER, random);
    }

    /** Writes groups to files: one number for each file, the groups it gets. */
    static LogOnDisk written(Random random, int mostRecords, int mostBytes, int... groupsOfFiles) throws IOException {
        LogOnDisk log = new LogOnDisk(random);
        try (LogWriter writer = log.start(new Groups.Collected())) {
            for (int i = 0; i < groupsOfFiles.length; i++) {
                if (i > 0) {
                    writer.roll();
                }
                for (int j = 0; j < groupsOfFiles[i]; j++) {
                    log.append(writer, Groups.random(random, mostRecords, mostBytes));
                }
            }
        }
        return log;
    }

    LogWriter start(GroupConsumer consumer) throws IOException {
        LogFolder folder = new LogFolder(disk, FOLDER);
        return folder.begin(folder.replay(0, 0, consumer));
    }

    void append(LogWriter writer, List<byte[]> records) throws IOException {
        groups.put(writer.nextGroup(), Groups.text(records));
        writer.append(writer.nextGroup(), records);
    }

    SortedMap<Long, List<String>> replayed() throws IOException {
        Groups.Collected found = new Groups.Collected();
        replay(found);
        return found.groups();
    }

    LogReplay replay(GroupConsumer consumer) throws IOException {
        return new LogFolder(disk, FOLDER).replay(0, 0, consumer);
    }

    Path file(int sequence) {
        return LogFile.path(FOLDER, sequence);
    }

    long size(int sequence) throws IOException {
        return size(file(sequence));
    }

    long size(Path file) throws IOException {
        try (ReadFile bytes = disk.open(file)) {
            return bytes.size();
        }
    }

    List<FoundRecord> records(int sequence) throws IOException {
        return records(disk, file(sequence));
    }

    /** Returns all whole records of a file, void ones included. */
    static List<FoundRecord> records(SimulatedDisk disk, Path file) throws IOException {
        List<FoundRecord> records = new ArrayList<>();
        try (ReadFile bytes = disk.open(file)) {
            LogHeader header = LogHeader.salvage(file, bytes);
            if (header != null) {
                RecordScanner scanner = new RecordScanner(bytes, header);
                for (FoundRecord r = scanner.find(0); r != null; r = scanner.find(r.end())) {
                    records.add(r);
                }
            }
        }
        return records;
    }
}
