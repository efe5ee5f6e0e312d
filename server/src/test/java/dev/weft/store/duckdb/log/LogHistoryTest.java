package dev.weft.store.duckdb.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.store.contract.Histories;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.PowerLostError;
import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.log.RecordScanner.FoundRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random histories of a log on a disk with faults. After each start and each recovery: every acknowledged group is there
 * once and as it was; of the others each is there whole or not at all; and what was once seen to be there, or not, stays
 * so. A fault without loss of synced bytes is never taken for damage, and a lost byte always is, wherever a later group shows
 * that it had been durable.
 */
class LogHistoryTest {

    private static final int HISTORIES = Boolean.getBoolean("weft.long") ? 100_000 : 1_500;

    @Test
    void acknowledgedGroupsAreThereOnceAndOthersWholeOrNot() throws Exception {
        AtomicLong starts = new AtomicLong();
        AtomicLong recoveries = new AtomicLong();
        boolean all = new Histories(LogHistoryTest.class, HISTORIES).run(() -> (random, name) -> {
            History history = new History(random, name);
            history.run();
            starts.addAndGet(history.starts);
            recoveries.addAndGet(history.recoveries);
        });
        if (all) {
            assertThat(starts).hasValueGreaterThan(HISTORIES);
            assertThat(recoveries).hasValueGreaterThan(HISTORIES / 10);
        }
    }

    private static final class History {

        private static final Path FOLDER = Path.of("/log");

        private final Random random;
        private final String name;
        /** Groups that must be there: acknowledged, or found there by a start that ended well. */
        private final SortedMap<Long, List<String>> there = new TreeMap<>();
        /** Groups that were appended without an acknowledgement and may be there. */
        private final Set<List<String>> open = new HashSet<>();

        private SimulatedDisk disk;
        private @Nullable LogWriter writer;
        private long sealedSequence;
        private long sealedGroup;
        private int starts;
        private int recoveries;

        History(Random random, String name) {
            this.random = random;
            this.name = name;
            this.disk = new SimulatedDisk(FOLDER, random);
        }

        void run() throws IOException {
            int steps = 10 + random.nextInt(60);
            for (int step = 0; step < steps; step++) {
                try {
                    step();
                } catch (PowerLostError _) {
                    die();
                }
            }
            die();
            disk.faults().none();
            start();
            damageOneByte();
        }

        /** Hits any byte that counts, of those that a later group proves to have been durable. */
        private void damageOneByte() throws IOException {
            List<Path> files = disk.list(FOLDER);
            int hit = random.nextInt(files.size());
            long lastGroup = there.isEmpty() ? 0 : there.lastKey();
            long endGroup = hit + 1 < files.size() ? firstGroup(files.get(hit + 1)) : lastGroup;
            List<FoundRecord> proven = LogOnDisk.records(disk, files.get(hit)).stream()
                    .filter(r -> r.header().group() < endGroup)
                    .toList();
            long end = proven.isEmpty() ? LogHeader.BYTES : proven.getLast().end();
            long offset = (long) (random.nextDouble() * end);
            disk.flip(files.get(hit), offset, 1 + random.nextInt(255));

            assertThatExceptionOfType(LogDamagedException.class)
                    .as("byte %d of %s, %s", offset, files.get(hit), name)
                    .isThrownBy(() ->
                            new LogFolder(disk, FOLDER).replay(sealedSequence, sealedGroup, new Groups.Collected()))
                    .satisfies(e -> assertThat(e.file()).isEqualTo(files.get(hit)))
                    .satisfies(e -> assertThat(e.offset()).isLessThanOrEqualTo(offset));
            repair(proven.stream()
                    .filter(r -> r.offset() <= offset && offset < r.end())
                    .findFirst()
                    .orElse(null));
        }

        /** Nothing but the record that was hit is lost, and nothing that was void comes back. */
        private void repair(@Nullable FoundRecord hit) throws IOException {
            new LogRepair(disk, FOLDER).run(sealedSequence, sealedGroup);
            if (hit != null) {
                there.computeIfPresent(hit.header().group(), (_, records) -> {
                    List<String> rest = new ArrayList<>(records);
                    rest.remove(hit.header().index());
                    return rest.isEmpty() ? null : rest;
                });
            }
            Groups.Collected found = new Groups.Collected();
            new LogFolder(disk, FOLDER).replay(sealedSequence, sealedGroup, found);
            assertThat(found.groups()).as(name).isEqualTo(there);
        }

        private long firstGroup(Path file) throws IOException {
            try (ReadFile bytes = disk.open(file)) {
                return Objects.requireNonNull(LogHeader.read(file, bytes)).firstGroup();
            }
        }

        private void step() throws IOException {
            LogWriter log = writer;
            if (log == null) {
                chooseFaults();
                start();
            } else if (log.isBroken()) {
                recover(log);
            } else {
                switch (random.nextInt(20)) {
                    case 0, 1 -> die();
                    case 2, 3 -> roll(log);
                    case 4 -> chooseFaults();
                    case 5 -> deleteSealed(log);
                    default -> append(log);
                }
            }
        }

        private void chooseFaults() {
            disk.faults().none();
            switch (random.nextInt(6)) {
                case 0 -> disk.faults().fail(DiskOperation.SYNC, 0.2);
                case 1 -> disk.faults().fail(DiskOperation.WRITE, 0.2);
                case 2 -> disk.faults().losePowerAfter(random.nextInt(30));
                case 3 -> disk.faults().capacity(random.nextInt(60_000));
                case 4 ->
                    disk.faults()
                            .fail(DiskOperation.SYNC, 0.1)
                            .fail(DiskOperation.WRITE, 0.1)
                            .fail(DiskOperation.NAME, 0.1)
                            .fail(DiskOperation.READ, 0.05)
                            .losePowerAfter(random.nextInt(100));
                default -> {}
            }
        }

        private void die() {
            writer = null;
            disk = random.nextInt(3) == 0 ? disk.afterKill() : disk.afterPowerLoss();
        }

        private void append(LogWriter log) {
            List<byte[]> records = Groups.random(random, 6, random.nextInt(20) == 0 ? 20_000 : 600);
            List<String> content = Groups.text(records);
            long group = log.nextGroup();
            open.add(content);
            try {
                log.append(group, records);
            } catch (IOException _) {
                return;
            }
            open.remove(content);
            there.put(group, content);
        }

        private void roll(LogWriter log) {
            try {
                assertFinished(log.roll());
            } catch (IOException _) {
                assertThat(log.isBroken()).as(name).isTrue();
            }
        }

        private void recover(LogWriter log) throws LogDamagedException {
            try {
                FinishedLogFile finished = log.recover();
                if (finished != null) {
                    assertFinished(finished);
                }
                recoveries++;
                open.clear();
            } catch (LogDamagedException e) {
                throw e;
            } catch (IOException _) {
                assertThat(log.isBroken()).as(name).isTrue();
                if (random.nextInt(3) == 0) {
                    disk.faults().none();
                }
            }
        }

        private void assertFinished(FinishedLogFile finished) {
            long last = there.isEmpty() ? sealedGroup : there.lastKey();
            assertThat(finished.nextGroup()).as(name).isEqualTo(last + 1);
        }

        /** What a store does: it remembers durably what is sealed, then deletes it, which may fail half way. */
        private void deleteSealed(LogWriter log) {
            try {
                FinishedLogFile finished = log.roll();
                sealedSequence = finished.sequence();
                sealedGroup = finished.nextGroup() - 1;
                there.clear();
                new LogFolder(disk, FOLDER).deleteUpTo(sealedSequence);
            } catch (IOException _) {
                // The next start deletes them.
            }
        }

        private void start() throws LogDamagedException {
            Groups.Collected found = new Groups.Collected();
            LogFolder folder = new LogFolder(disk, FOLDER);
            try {
                LogReplay replay = folder.replay(sealedSequence, sealedGroup, found);
                assertFound(found.groups());
                LogWriter begun = folder.begin(replay);
                there.putAll(found.groups());
                open.clear();
                long last = there.isEmpty() ? sealedGroup : there.lastKey();
                assertThat(begun.nextGroup()).as(name).isEqualTo(last + 1);
                writer = begun;
                starts++;
            } catch (LogDamagedException e) {
                throw new AssertionError(name, e);
            } catch (IOException _) {
                if (random.nextInt(3) == 0) {
                    disk.faults().none();
                }
            }
        }

        private void assertFound(SortedMap<Long, List<String>> found) {
            long next = sealedGroup + 1;
            for (long group : found.keySet()) {
                assertThat(group).as(name).isEqualTo(next++);
            }
            there.forEach((group, records) ->
                    assertThat(found.get(group)).as("group %d, %s", group, name).isEqualTo(records));
            found.forEach((group, records) -> {
                if (!there.containsKey(group)) {
                    assertThat(open).as("group %d, %s", group, name).contains(records);
                }
            });
        }
    }
}
