package dev.weft.store.duckdb.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.NewFile;
import dev.weft.store.duckdb.log.RecordScanner.FoundRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a crash can leave of the last group: it is cut whole, and the log goes on. */
class TornTailTest {

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void theLastFileMayEndAnywhere() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 2, 3);
        List<FoundRecord> records = log.records(2);
        long whole = log.size(2);
        for (long size = whole; size >= LogHeader.BYTES; size--) {
            log.disk.cut(log.file(2), size);
            long end = size;
            long groups = records.stream()
                    .filter(r -> r.header().index() == r.header().count() - 1 && r.end() <= end)
                    .count();
            Groups.Collected found = new Groups.Collected();

            LogReplay replay = log.replay(found);

            assertThat(found.groups()).as("%d bytes, %s", size, seed).isEqualTo(log.groups.headMap(3 + groups));
            assertThat(replay.torn() == null)
                    .as("%d bytes, %s", size, seed)
                    .isEqualTo(size == LogHeader.BYTES || records.stream().anyMatch(r -> endsGroup(r, end)));
            assertThat(replay.groups()).isEqualTo(2 + groups);
        }
    }

    @Test
    void zerosAfterTheLastGroupAreATornTail() throws IOException {
        assertTail(new byte[10_000]);
    }

    @Test
    void garbageAfterTheLastGroupIsATornTail() throws IOException {
        byte[] garbage = new byte[10_000];
        random.nextBytes(garbage);
        assertTail(garbage);
    }

    @Test
    void bytesOfARequestThatLookLikeALaterRecordAreATornTail() throws IOException {
        assertTail(Groups.pretender(9));
    }

    @Test
    void anEarlierRecordOfTheLastGroupMayBeTornAndALaterOneWhole() throws IOException {
        LogOnDisk log = new LogOnDisk(random);
        try (LogWriter writer = log.start(new Groups.Collected())) {
            log.append(writer, Groups.of("one", "two"));
            log.append(writer, Groups.of("three", "four", "five"));
        }
        FoundRecord second = log.records(1).get(3);
        log.disk.flip(log.file(1), second.offset() + 40, 7);
        Groups.Collected found = new Groups.Collected();

        LogReplay replay = log.replay(found);

        assertThat(found.groups()).isEqualTo(log.groups.headMap(2L));
        long start = log.records(1).get(2).offset();
        assertThat(replay.torn()).isEqualTo(new TornTail(log.file(1), start, log.size(1) - start));
    }

    @Test
    void theNumberOfACutGroupIsUsedAgain() throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 3);
        log.disk.cut(log.file(1), log.size(1) - 1);
        log.groups.remove(3L);
        try (LogWriter writer = log.start(new Groups.Collected())) {
            assertThat(writer.nextGroup()).isEqualTo(3);
            log.append(writer, Groups.of("another group three"));
        }

        assertThat(log.replayed()).isEqualTo(log.groups);
    }

    @Test
    void aWholeGroupWhoseSyncFailedIsDurableOnceAStartHasFoundIt() throws IOException {
        for (int round = 0; round < 50; round++) {
            LogOnDisk log = LogOnDisk.written(random, 3, 60, 2);
            LogWriter writer = log.start(new Groups.Collected());
            log.disk.faults().failOnce(DiskOperation.SYNC, 0);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> writer.append(3, Groups.random(random, 5, 10_000)));
            Groups.Collected found = new Groups.Collected();
            log.disk = log.disk.afterKill();
            log.start(found).close();

            log.disk = log.disk.afterPowerLoss();

            assertThat(log.replayed()).as("round %d, %s", round, seed).isEqualTo(found.groups());
            assertThat(found.groups()).as("round %d, %s", round, seed).containsAllEntriesOf(log.groups);
        }
    }

    private void assertTail(byte[] tail) throws IOException {
        LogOnDisk log = LogOnDisk.written(random, 3, 60, 2, 2);
        long end = log.size(2);
        try (NewFile file = log.disk.openForAppend(log.file(2))) {
            file.write(ByteBuffer.wrap(tail));
            file.sync();
        }
        Groups.Collected found = new Groups.Collected();

        LogReplay replay = log.replay(found);

        assertThat(found.groups()).isEqualTo(log.groups);
        assertThat(replay.torn()).isEqualTo(new TornTail(log.file(2), end, tail.length));
    }

    private static boolean endsGroup(FoundRecord record, long end) {
        return record.end() == end && record.header().index() == record.header().count() - 1;
    }
}
