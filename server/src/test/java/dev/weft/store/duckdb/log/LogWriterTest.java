package dev.weft.store.duckdb.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.NewFile;
import dev.weft.store.duckdb.disk.RealDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups go to the log one after the other, over its files and past what fails. */
class LogWriterTest {

    private final Random random = Seed.ofRun().random();
    private final LogOnDisk log = new LogOnDisk(random);

    @Test
    void groupsComeBackInOrderOverFiles() throws IOException {
        try (LogWriter writer = log.start(new Groups.Collected())) {
            assertThat(writer.nextGroup()).isEqualTo(1);
            log.append(writer, Groups.of("one", "", "three"));
            log.append(writer, Groups.of("four"));
            long bytes = writer.bytes();
            assertThat(writer.roll()).isEqualTo(new FinishedLogFile(log.file(1), 1, 1, 3, bytes));
            assertThat(writer.roll()).isEqualTo(new FinishedLogFile(log.file(2), 2, 3, 3, LogHeader.BYTES));
            log.append(writer, Groups.of("five"));
            assertThat(writer.sequence()).isEqualTo(3);
        }
        Groups.Collected found = new Groups.Collected();

        LogReplay replay = log.replay(found);

        assertThat(found.groups()).isEqualTo(log.groups);
        assertThat(replay.groups()).isEqualTo(3);
        assertThat(replay.records()).isEqualTo(5);
        assertThat(replay.torn()).isNull();
    }

    @Test
    void onlyTheNextGroupIsTakenAndOnlyWithRecords() throws IOException {
        try (LogWriter writer = log.start(new Groups.Collected())) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> writer.append(2, Groups.of("one")))
                    .withMessage("group: 2 (expected: 1)");
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> writer.append(1, List.of()))
                    .withMessage("group 1: no records (expected: at least one)");
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(writer::recover)
                    .withMessageContaining("expected: a failed append or roll before");
        }
    }

    @Test
    void aFailedGroupIsAbsentAndItsNumberFreeAfterTheRecovery() throws IOException {
        try (LogWriter writer = log.start(new Groups.Collected())) {
            log.append(writer, Groups.of("one"));
            long bytes = writer.bytes();
            log.disk.faults().failOnce(DiskOperation.SYNC, 0);

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> writer.append(2, Groups.of("never acknowledged")))
                    .withMessageContaining("group 2 was not written to /log/log-000000000001");
            assertThat(writer.isBroken()).isTrue();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> writer.append(2, Groups.of("refused")))
                    .withMessageContaining("expected: recover first");
            assertThatExceptionOfType(IOException.class).isThrownBy(writer::roll);
            assertThat(writer.recover()).isEqualTo(new FinishedLogFile(log.file(1), 1, 1, 2, bytes));
            log.append(writer, Groups.of("another group two"));
        }

        assertThat(log.replayed()).isEqualTo(log.groups);
    }

    @Test
    void aFileWithoutAcknowledgedGroupsIsReplacedSoThatAFullDiskDoesNotFillWithFiles() throws IOException {
        try (LogWriter writer = log.start(new Groups.Collected())) {
            for (int attempt = 0; attempt < 5; attempt++) {
                log.disk.faults().capacity(4_000);
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> writer.append(1, List.of(new byte[10_000])))
                        .withMessageContaining("No space left on device");
                assertThat(writer.recover()).isNull();
            }
            log.disk.faults().none();
            log.append(writer, Groups.of("one"));
        }

        assertThat(log.disk.list(LogOnDisk.FOLDER)).containsExactly(log.file(1));
        assertThat(log.replayed()).isEqualTo(log.groups);
    }

    @Test
    void aRollThatFailsIsCompletedByTheRecovery() throws IOException {
        for (int operation = 0; operation < 2; operation++) {
            LogOnDisk failing = new LogOnDisk(random);
            try (LogWriter writer = failing.start(new Groups.Collected())) {
                failing.append(writer, Groups.of("one"));
                failing.disk.faults().failOnce(DiskOperation.SYNC, operation);
                assertThatExceptionOfType(IOException.class).isThrownBy(writer::roll);

                FinishedLogFile finished = Objects.requireNonNull(writer.recover());
                failing.append(writer, Groups.of("two"));

                assertThat(finished.path()).isEqualTo(failing.file(1));
                assertThat(finished.nextGroup()).isEqualTo(2);
                assertThat(failing.replayed()).isEqualTo(failing.groups);
            }
        }
    }

    @Test
    void aRecoveryThatFindsAnAcknowledgedGroupGoneSaysSo() throws IOException {
        try (LogWriter writer = log.start(new Groups.Collected())) {
            log.append(writer, Groups.of("one"));
            log.disk.faults().failOnce(DiskOperation.WRITE, 0);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> writer.append(2, Groups.of("two")));
            log.disk.flip(log.file(1), LogHeader.BYTES + 33, 1);

            assertThatExceptionOfType(LogDamagedException.class)
                    .isThrownBy(writer::recover)
                    .satisfies(e -> assertThat(e.file()).isEqualTo(log.file(1)));
            assertThat(writer.isBroken()).isTrue();
        }
    }

    @Test
    void sealedFilesAreDeletedAndTheirGroupsNotHandedOverAgain() throws IOException {
        LogFolder folder = new LogFolder(log.disk, LogOnDisk.FOLDER);
        try (LogWriter writer = log.start(new Groups.Collected())) {
            log.append(writer, Groups.of("one"));
            log.append(writer, Groups.of("two"));
            writer.roll();
            log.append(writer, Groups.of("three"));
            folder.deleteUpTo(1);
            folder.deleteUpTo(1);
        }
        Groups.Collected found = new Groups.Collected();

        folder.begin(folder.replay(1, 2, found)).close();

        assertThat(found.groups()).isEqualTo(log.groups.tailMap(3L));
        assertThat(log.disk.list(LogOnDisk.FOLDER)).containsExactly(log.file(2));
    }

    @Test
    void manyStartsLeaveNoFilesBehind() throws IOException {
        log.start(new Groups.Collected()).close();
        try (LogWriter writer = log.start(new Groups.Collected())) {
            log.append(writer, Groups.of("one"));
            log.append(writer, Groups.of("two"));
        }
        for (int start = 0; start < 5; start++) {
            log.start(new Groups.Collected()).close();
        }

        assertThat(log.disk.list(LogOnDisk.FOLDER)).containsExactly(log.file(1), log.file(2));
        assertThat(log.replayed()).isEqualTo(log.groups);
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Path other = LogOnDisk.FOLDER.resolve("log-000000000001.damaged");
        try (NewFile file = log.disk.create(other)) {
            file.write(ByteBuffer.allocate(10));
        }
        log.start(new Groups.Collected()).close();

        assertThat(log.disk.list(LogOnDisk.FOLDER)).containsExactly(log.file(1), other);
    }

    @Test
    void recordsOfAnySizeComeBackFromARealDisk(@TempDir Path directory) throws IOException {
        byte[] large = new byte[64 << 20];
        random.nextBytes(large);
        List<byte[]> records = Groups.random(random, 3_000, 60);
        records.add(large);
        records.addAll(Groups.random(random, 10, 900_000));
        LogFolder folder = new LogFolder(new RealDisk(), directory);
        try (LogWriter writer = folder.begin(folder.replay(0, 0, new Groups.Collected()))) {
            writer.append(1, records);
            writer.append(2, Groups.of("two"));
        }
        List<List<byte[]>> found = new ArrayList<>();

        folder.replay(0, 0, (_, group) -> found.add(group));

        assertThat(found).hasSize(2);
        assertThat(found.getFirst().toArray(byte[][]::new)).isDeepEqualTo(records.toArray(byte[][]::new));
    }
}
