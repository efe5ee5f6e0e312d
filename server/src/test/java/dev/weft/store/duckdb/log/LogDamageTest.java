package dev.weft.store.duckdb.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.InterruptedDisk;
import dev.weft.store.duckdb.log.RecordScanner.FoundRecord;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bytes that had been synced and are no more what they were: found and named wherever a later group shows it. */
class LogDamageTest {

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void everyByteBeforeTheLastGroupCounts() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 3, 1, 3);
        List<FoundRecord> lastRecords = log.records(3);
        long lastGroup = lastRecords.getLast().header().group();
        for (int sequence = 1; sequence <= 3; sequence++) {
            List<FoundRecord> records = log.records(sequence);
            for (long offset = 0; offset < log.size(sequence); offset++) {
                FoundRecord hit = recordAt(records, offset);
                if (hit != null && hit.header().group() == lastGroup) {
                    break;
                }
                int mask = 1 + random.nextInt(255);
                log.disk.flip(log.file(sequence), offset, mask);

                LogDamagedException damage = catchThrowableOfType(LogDamagedException.class, log::replayed);

                String what = "byte " + offset + " of file " + sequence + ", " + seed;
                assertThat(damage).as(what).isNotNull();
                assertThat(damage.file()).as(what).isEqualTo(log.file(sequence));
                assertThat(damage.offset()).as(what).isEqualTo(hit == null ? 0 : hit.offset());
                long following = hit == null
                        ? records.size()
                        : records.stream()
                                .filter(r -> r.offset() > hit.offset()
                                        && r.header().group() != hit.header().group())
                                .count();
                assertThat(damage.wholeRecordsAfter()).as(what).isEqualTo(following);
                log.disk.flip(log.file(sequence), offset, mask);
            }
        }
        assertThat(log.replayed()).isEqualTo(log.groups);
    }

    /** A crash may cut the record of a group; its header still shows that the group before it had been durable. */
    @Test
    void theHeaderOfATornGroupIsEnoughToShowDamageBeforeIt() throws IOException {
        LogOnDisk log = new LogOnDisk(random);
        try (LogWriter writer = log.start(new Groups.Collected())) {
            log.append(writer, Groups.of("one"));
            log.append(writer, Groups.of("two"));
            log.append(writer, Groups.of("the third group, which is torn"));
        }
        FoundRecord second = log.records(1).get(1);
        FoundRecord third = log.records(1).get(2);
        log.disk.flip(log.file(1), second.end() - 1, 1);
        for (long size = third.end(); size >= third.offset() + RecordHeader.BYTES; size--) {
            log.disk.cut(log.file(1), size);

            LogDamagedException damage = catchThrowableOfType(LogDamagedException.class, log::replayed);

            assertThat(damage)
                    .as("%d bytes", size)
                    .isNotNull()
                    .hasMessageContaining("no whole record of group 2 there, though a later group was written");
            assertThat(damage.offset()).isEqualTo(second.offset());
        }
        log.disk.cut(log.file(1), third.offset() + RecordHeader.BYTES - 1);
        assertThat(log.replayed()).isEqualTo(log.groups.headMap(2L));
    }

    @Test
    void aFileThatEndsTooEarlyIsDamagedUnlessItIsTheLast() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 2, 2);
        for (long size = log.size(1) - 1; size >= 0; size--) {
            log.disk.cut(log.file(1), size);
            assertThatExceptionOfType(LogDamagedException.class)
                    .isThrownBy(log::replayed)
                    .satisfies(e -> assertThat(e.file()).isEqualTo(log.file(1)));
        }
    }

    @Test
    void theMessageNamesFileOffsetAndWhatFollows() throws IOException {
        LogOnDisk log = new LogOnDisk(random);
        try (LogWriter writer = log.start(new Groups.Collected())) {
            log.append(writer, Groups.of("one", "two"));
            log.append(writer, Groups.of("three", "four"));
            log.append(writer, Groups.of("five"));
        }
        log.disk.flip(log.file(1), 1_024 + 32 + 3 + 32, 1);

        assertThatExceptionOfType(LogDamagedException.class)
                .isThrownBy(log::replayed)
                .withMessage("log file /log/log-000000000001 is damaged at byte 1059: no whole record of group 1 there,"
                        + " though a later group was written; 3 whole records follow in it");
    }

    @Test
    void theMessageCountsWhatFollowsInLaterFilesToo() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 2, 3, 1);
        int later = log.records(2).size() + log.records(3).size();
        log.disk.flip(log.file(1), log.records(1).getFirst().offset(), 1);

        assertThatExceptionOfType(LogDamagedException.class)
                .isThrownBy(log::replayed)
                .withMessageEndingWith(" whole records follow in it, %d in later files", later);
        log.disk.delete(log.file(1));
        assertThatExceptionOfType(LogDamagedException.class)
                .isThrownBy(log::replayed)
                .withMessageEndingWith("the file is missing; 0 whole records follow in it, %d in later files", later);
    }

    @Test
    void nothingIsHandedOverAfterTheDamage() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 5);
        FoundRecord third = log.records(1).stream()
                .filter(r -> r.header().group() == 3)
                .findFirst()
                .orElseThrow();
        log.disk.flip(log.file(1), third.offset(), 1);
        Groups.Collected found = new Groups.Collected();

        assertThatExceptionOfType(LogDamagedException.class).isThrownBy(() -> log.replay(found));
        assertThat(found.groups().keySet()).containsExactly(1L, 2L);
    }

    @Test
    void aMissingFileIsDamage() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 1, 1, 1);
        log.disk.delete(log.file(2));
        assertThatExceptionOfType(LogDamagedException.class)
                .isThrownBy(log::replayed)
                .withMessageContaining("/log/log-000000000002")
                .withMessageContaining("the file is missing");
        log.disk.delete(log.file(1));
        assertThatExceptionOfType(LogDamagedException.class)
                .isThrownBy(log::replayed)
                .withMessageContaining("/log/log-000000000001");
    }

    /** An inspection looks again then: a server may have sealed and deleted it. */
    @Test
    void aFileThatGoesAwayWhileItIsInspectedIsMissing() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 1, 1);
        AtomicInteger operations = new AtomicInteger();
        Disk changing = new InterruptedDisk(log.disk, () -> {
            if (operations.incrementAndGet() == 2) {
                assertThatNoException().isThrownBy(() -> log.disk.delete(log.file(1)));
            }
        });

        assertThat(new LogInspection(changing, LogOnDisk.FOLDER).damage(0, 0))
                .contains("/log/log-000000000001", "the file is missing");
    }

    @Test
    void aLogWithoutAFileAfterTheSealedOnesIsDamaged() {
        LogOnDisk log = new LogOnDisk(random);
        LogFolder folder = new LogFolder(log.disk, LogOnDisk.FOLDER);

        assertThatExceptionOfType(LogDamagedException.class)
                .isThrownBy(() -> folder.replay(7, 100, new Groups.Collected()))
                .withMessageContaining("log-000000000008");
    }

    @Test
    void aLogThatEndsBeforeTheSealedGroupIsDamaged() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 2, 2);
        LogFolder folder = new LogFolder(log.disk, LogOnDisk.FOLDER);

        assertThatExceptionOfType(LogDamagedException.class)
                .isThrownBy(() -> folder.replay(1, 5, new Groups.Collected()))
                .withMessageContaining("though group 5 is sealed");
    }

    @Test
    void aLogThatBeginsAfterTheGroupAfterTheSealedOneIsDamaged() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 3, 2);
        LogFolder folder = new LogFolder(log.disk, LogOnDisk.FOLDER);

        assertThatExceptionOfType(LogDamagedException.class)
                .isThrownBy(() -> folder.replay(1, 2, new Groups.Collected()))
                .withMessageContaining("begins with group 4 (expected: 3)");
    }

    @Test
    void aFileUnderAnotherNameIsDamage() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 1, 1);
        log.disk.rename(log.file(2), log.file(3));
        log.disk.rename(log.file(1), log.file(2));
        log.disk.rename(log.file(3), log.file(1));

        assertThatExceptionOfType(LogDamagedException.class)
                .isThrownBy(log::replayed)
                .withMessageContaining("names another file");
    }

    private static @Nullable FoundRecord recordAt(List<FoundRecord> records, long offset) {
        return records.stream()
                .filter(r -> r.offset() <= offset && offset < r.end())
                .findFirst()
                .orElse(null);
    }
}
