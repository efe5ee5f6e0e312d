package dev.weft.store.duckdb.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.log.RecordScanner.FoundRecord;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A repair keeps every record that is whole, says what is lost, and leaves a log that can be read. */
class LogRepairTest {

    private static final int ROUNDS = Boolean.getBoolean("weft.long") ? 20_000 : 300;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void aWholeLogIsLeftAsItIs() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 2, 2);
        log.disk.cut(log.file(2), log.size(2) - 1);

        assertThat(new LogRepair(log.disk, LogOnDisk.FOLDER).run(0, 0)).isEmpty();
        assertThat(log.replayed()).isEqualTo(log.groups.headMap(4L));
    }

    @Test
    void itSaysWhatWasKeptAndWhatWasLost() throws IOException {
        LogOnDisk log = new LogOnDisk(random);
        try (LogWriter writer = log.start(new Groups.Collected())) {
            log.append(writer, Groups.of("1", "2", "3"));
            log.append(writer, Groups.of("4"));
            log.append(writer, Groups.of("5"));
            log.append(writer, Groups.of("6"));
        }
        List<FoundRecord> records = log.records(1);
        for (int hit : List.of(1, 3, 4)) {
            log.disk.flip(log.file(1), records.get(hit).offset(), 1);
        }
        long damagedBytes = log.size(1);

        List<RepairedLogFile> repaired = new LogRepair(log.disk, LogOnDisk.FOLDER).run(0, 0);

        Path aside = LogOnDisk.FOLDER.resolve("log-000000000001.damaged");
        assertThat(repaired)
                .containsExactly(new RepairedLogFile(
                        log.file(1),
                        aside,
                        3,
                        "/log/log-000000000001: kept 3 records; lost 1 of the 3 records of group 1, all of the groups"
                                + " 2 to 3; the damaged file is kept as /log/log-000000000001.damaged"));
        assertThat(log.replayed())
                .isEqualTo(
                        new TreeMap<>(Map.of(1L, Groups.text(Groups.of("1", "3")), 4L, Groups.text(Groups.of("6")))));
        assertThat(LogOnDisk.records(log.disk, aside)).hasSize(3);
        assertThat(log.size(aside)).isEqualTo(damagedBytes);
    }

    @Test
    void aGroupIsLostWhereNothingFollowsButTheHeaderOfATornOne() throws IOException {
        LogOnDisk log = new LogOnDisk(random);
        try (LogWriter writer = log.start(new Groups.Collected())) {
            log.append(writer, Groups.of("one"));
            log.append(writer, Groups.of("two"));
            log.append(writer, Groups.of("three"));
        }
        log.disk.flip(log.file(1), log.records(1).get(1).offset(), 1);
        log.disk.cut(log.file(1), log.size(1) - 1);

        List<RepairedLogFile> repaired = new LogRepair(log.disk, LogOnDisk.FOLDER).run(0, 0);

        assertThat(repaired.getFirst().words()).contains("kept 1 records; lost all of group 2;");
        assertThat(log.replayed()).isEqualTo(log.groups.headMap(2L));
        try (LogWriter writer = log.start(new Groups.Collected())) {
            assertThat(writer.nextGroup()).isEqualTo(3);
        }
    }

    @Test
    void theDamagedFileIsKeptWhereThereAreNoHardLinks() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 1, 60, 2);
        log.disk.flip(log.file(1), log.records(1).getFirst().offset(), 1);
        long damagedBytes = log.size(1);

        List<RepairedLogFile> repaired = new LogRepair(withoutLinks(log.disk), LogOnDisk.FOLDER).run(0, 0);

        assertThat(log.size(Objects.requireNonNull(repaired.getFirst().aside())))
                .isEqualTo(damagedBytes);
        assertThat(log.replayed()).isEqualTo(log.groups.tailMap(2L));
    }

    private static Disk withoutLinks(Disk disk) {
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (_, method, arguments) -> {
                    if (method.getName().equals("link")) {
                        throw new FileSystemException(arguments[1].toString(), null, "Operation not permitted");
                    }
                    try {
                        return method.invoke(disk, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
    }

    @Test
    void missingFilesAreReplacedByEmptyGroups() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 2, 1, 2, 1);
        log.disk.delete(log.file(2));
        log.disk.delete(log.file(3));

        List<RepairedLogFile> repaired = new LogRepair(log.disk, LogOnDisk.FOLDER).run(0, 0);

        assertThat(repaired).extracting(RepairedLogFile::keptRecords).containsExactly(0L, 0L);
        assertThat(repaired.getLast().words())
                .isEqualTo("/log/log-000000000003 was missing: kept 0 records; lost all of the groups 3 to 5");
        log.groups.keySet().removeAll(List.of(3L, 4L, 5L));
        assertThat(log.replayed()).isEqualTo(log.groups);
    }

    @Test
    void theLogGoesOnAfterARepair() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 4);
        log.disk.flip(log.file(1), log.records(1).getFirst().offset(), 1);
        new LogRepair(log.disk, LogOnDisk.FOLDER).run(0, 0);
        SortedMap<Long, List<String>> kept = log.replayed();
        log.groups.clear();
        try (LogWriter writer = log.start(new Groups.Collected())) {
            assertThat(writer.nextGroup()).isEqualTo(5);
            log.append(writer, Groups.of("five"));
        }
        log.disk.flip(log.file(1), log.records(1).getFirst().offset(), 1);

        List<RepairedLogFile> repaired = new LogRepair(log.disk, LogOnDisk.FOLDER).run(0, 0);

        assertThat(repaired.getFirst().words()).endsWith("kept as /log/log-000000000001.damaged-2");
        assertThat(log.replayed().tailMap(2L).keySet())
                .containsAll(kept.tailMap(2L).keySet());
        assertThat(log.replayed()).containsAllEntriesOf(log.groups);
    }

    @Test
    void aLogThatLostItsEndIsGivenUpToTheSealedGroup() throws IOException {
        LogOnDisk log = new LogOnDisk(random);
        LogFolder folder = new LogFolder(log.disk, LogOnDisk.FOLDER);

        new LogRepair(log.disk, LogOnDisk.FOLDER).run(7, 100);

        try (LogWriter writer = folder.begin(folder.replay(7, 100, new Groups.Collected()))) {
            assertThat(writer.nextGroup()).isEqualTo(101);
            assertThat(writer.sequence()).isEqualTo(8);
        }
    }

    /** Any bytes hit in any file: what was not hit is kept, in order, and the log is readable again. */
    @Test
    void everyRecordThatWasNotHitIsKept() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            LogOnDisk log = LogOnDisk.written(
                    random, 4, 80, random.nextInt(4), random.nextInt(4), 1 + random.nextInt(3), random.nextInt(4));
            List<List<FoundRecord>> records = new ArrayList<>();
            for (int sequence = 1; sequence <= 4; sequence++) {
                records.add(log.records(sequence));
            }
            SortedMap<Long, List<String>> unhit = new TreeMap<>(log.groups);
            int hits = 1 + random.nextInt(5);
            for (int hit = 0; hit < hits; hit++) {
                int sequence = 1 + random.nextInt(4);
                long offset = (long) (random.nextDouble() * log.size(sequence));
                log.disk.flip(log.file(sequence), offset, 1 + random.nextInt(255));
            }
            String what = "round " + round + ", " + seed;

            List<RepairedLogFile> repaired = new LogRepair(log.disk, LogOnDisk.FOLDER).run(0, 0);

            SortedMap<Long, List<String>> found = log.replayed();
            for (int sequence = 1; sequence <= 4; sequence++) {
                Path file = log.file(sequence);
                Path aside = file.resolveSibling(file.getFileName() + ".damaged");
                boolean rewritten = repaired.stream().anyMatch(r -> r.file().equals(file));
                List<FoundRecord> whole = LogOnDisk.records(log.disk, rewritten ? aside : file);
                for (FoundRecord record : records.get(sequence - 1)) {
                    long group = record.header().group();
                    boolean cut = !rewritten && !found.containsKey(group);
                    if (cut) {
                        assertThat(sequence).as(what).isEqualTo(4);
                        assertThat(whole).as(what).allMatch(r -> r.header().group() <= group);
                    }
                    if (cut || !whole.contains(record)) {
                        String content = Objects.requireNonNull(log.groups.get(group))
                                .get(record.header().index());
                        unhit.computeIfPresent(group, (_, contents) -> without(contents, content));
                    }
                }
            }
            unhit.values().removeIf(List::isEmpty);
            assertThat(found).as(what).isEqualTo(unhit);
            assertThat(new LogRepair(log.disk, LogOnDisk.FOLDER).run(0, 0))
                    .as(what)
                    .isEmpty();
        }
    }

    private static List<String> without(List<String> records, String record) {
        List<String> rest = new ArrayList<>(records);
        rest.remove(record);
        return rest;
    }
}
