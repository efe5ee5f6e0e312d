package dev.weft.store.duckdb.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.store.contract.Seed;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the simulated disk promises, and that it does all the harm it may. */
class SimulatedDiskTest {

    private static final Path FOLDER = Path.of("/data");
    private static final Path FILE = FOLDER.resolve("file");
    private static final int ROUNDS = 300;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void withoutFaultsItIsADisk() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
        byte[] content = new byte[10_000];
        random.nextBytes(content);
        try (NewFile file = disk.create(FILE)) {
            file.write(ByteBuffer.wrap(content, 0, 5_000), ByteBuffer.wrap(content, 5_000, 5_000));
            file.truncate(9_000);
            file.truncate(8_192);
            assertThat(file.size()).isEqualTo(8_192);
            file.write(ByteBuffer.wrap(content, 8_192, 1_808));
        }
        try (ReadFile file = disk.open(FILE)) {
            ByteBuffer part = ByteBuffer.allocate(100);
            file.read(4_050, part);
            assertThat(part.flip()).isEqualTo(ByteBuffer.wrap(content, 4_050, 100));
            assertThat(file.map().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(content);
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> file.read(9_999, ByteBuffer.allocate(2)));
        }
        Path inner = FOLDER.resolve("inner");
        disk.createFolder(inner);
        disk.link(FILE, inner.resolve("link"));
        disk.rename(inner, FOLDER.resolve("moved"));
        disk.syncFile(FOLDER.resolve("of someone else"));
        assertThat(disk.list(FOLDER)).containsExactly(FILE, FOLDER.resolve("moved"));
        assertThat(disk.list(FOLDER.resolve("moved"))).containsExactly(FOLDER.resolve("moved/link"));
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> disk.create(FILE));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> disk.open(inner));
        assertThatExceptionOfType(DirectoryNotEmptyException.class)
                .isThrownBy(() -> disk.delete(FOLDER.resolve("moved")));
    }

    @Test
    void whatWasSyncedSurvivesAndWhatWasNotComesInAnyShape() throws IOException {
        Set<String> shapes = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
            byte[] synced = filled(5_000, 's');
            NewFile file = disk.create(FILE);
            file.write(ByteBuffer.wrap(synced));
            file.sync();
            disk.syncFolder(FOLDER);
            file.write(ByteBuffer.wrap(filled(20_000, 'u')));

            byte[] left = content(disk.afterPowerLoss());

            assertThat(left.length).as(seed.toString()).isBetween(5_000, 25_000);
            assertThat(left).as(seed.toString()).startsWith(synced);
            shapes.add(shape(left));
        }
        assertThat(shapes).as(seed.toString()).contains("s", "su", "s0", "s0u").anyMatch(shape -> shape.contains("?"));
        assertThat(shapes).as(seed.toString()).hasSizeGreaterThan(10);
    }

    @Test
    void aFailedSyncMakesNothingDurableByBeingTriedAgain() throws IOException {
        int lost = 0;
        int seenLess = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
            NewFile file = disk.create(FILE);
            disk.syncFolder(FOLDER);
            file.write(ByteBuffer.wrap(filled(8_192, 'u')));
            disk.faults().failOnce(DiskOperation.SYNC, 0);
            assertThatExceptionOfType(IOException.class).isThrownBy(file::sync);
            file.sync();
            seenLess += shape(content(disk)).equals("u") ? 0 : 1;
            lost += shape(content(disk.afterPowerLoss())).equals("u") ? 0 : 1;
        }
        assertThat(lost).as(seed.toString()).isBetween(ROUNDS / 4, ROUNDS - 1);
        assertThat(seenLess).as(seed.toString()).isBetween(1, lost);
    }

    @Test
    void namesThatWereNotSyncedComeInAnyCombination() throws IOException {
        Set<List<String>> found = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
            disk.create(FOLDER.resolve("old")).close();
            disk.create(FOLDER.resolve("gone")).close();
            disk.syncFolder(FOLDER);
            disk.delete(FOLDER.resolve("gone"));
            disk.rename(FOLDER.resolve("old"), FOLDER.resolve("new"));
            disk.create(FOLDER.resolve("other")).close();

            found.add(names(disk.afterPowerLoss()));
        }
        assertThat(found)
                .as(seed.toString())
                .hasSize(8)
                .allMatch(names -> names.contains("old") != names.contains("new"));
    }

    @Test
    void syncedNamesStay() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
            Path inner = FOLDER.resolve("inner");
            disk.createFolder(inner);
            disk.create(inner.resolve("file")).close();
            disk.rename(inner.resolve("file"), FOLDER.resolve("moved"));
            disk.syncFolder(FOLDER);

            assertThat(names(disk.afterPowerLoss())).containsExactly("inner", "moved");
        }
    }

    @Test
    void aKilledProcessLeavesWhatItWrote() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
        NewFile file = disk.create(FILE);
        file.write(ByteBuffer.wrap(filled(5_000, 'u')));

        SimulatedDisk next = disk.afterKill();

        assertThat(content(next)).isEqualTo(filled(5_000, 'u'));
        assertThatExceptionOfType(PowerLostError.class).isThrownBy(() -> file.write(UTF_8.encode("too late")));
    }

    @Test
    void powerGoesAtTheOperationThatWasAskedFor() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
        disk.faults().losePowerAfter(2);
        NewFile file = disk.create(FILE);
        file.write(UTF_8.encode("in time"));

        assertThatExceptionOfType(PowerLostError.class).isThrownBy(file::sync);
        assertThatExceptionOfType(PowerLostError.class).isThrownBy(() -> disk.list(FOLDER));
        assertThat(disk.operations()).isEqualTo(3);
    }

    @Test
    void aFullDiskTakesWhatFitsAndRecovers() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
        disk.faults().capacity(1_000);
        try (NewFile file = disk.create(FILE)) {
            file.write(ByteBuffer.allocate(600));
            assertThat(disk.usableBytes(FOLDER)).isEqualTo(400);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> file.write(ByteBuffer.allocate(600)))
                    .withMessageContaining("No space left on device");
            assertThat(file.size()).isEqualTo(1_000);
            disk.faults().none();
            file.write(ByteBuffer.allocate(600));
            assertThat(file.size()).isEqualTo(1_600);
        }
    }

    @Test
    void operationsFailAndAreLateAtTheirRates() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
        List<Long> delays = new ArrayList<>();
        disk.faults().fail(DiskOperation.NAME, 0.5).delay(0.5, delays::add);
        int failed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try {
                disk.list(FOLDER);
            } catch (IOException e) {
                assertThat(e).hasMessage("simulated failure: NAME /data");
                failed++;
            }
        }
        assertThat(failed).as(seed.toString()).isBetween(ROUNDS / 4, 3 * ROUNDS / 4);
        assertThat(delays)
                .as(seed.toString())
                .hasSizeBetween(ROUNDS / 4, 3 * ROUNDS / 4)
                .allMatch(nanos -> nanos > 0);
    }

    private static byte[] filled(int length, char content) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) content);
        return bytes;
    }

    private static byte[] content(SimulatedDisk disk) throws IOException {
        try (ReadFile file = disk.open(FILE)) {
            byte[] bytes = new byte[(int) file.size()];
            file.read(0, ByteBuffer.wrap(bytes));
            return bytes;
        }
    }

    private static List<String> names(SimulatedDisk disk) throws IOException {
        return disk.list(FOLDER).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    /** Returns the runs of equal bytes, one letter each: 0 for zeros, ? for garbage. */
    private static String shape(byte[] bytes) {
        StringBuilder shape = new StringBuilder();
        for (byte b : bytes) {
            char letter = b == 0 ? '0' : b == 's' || b == 'u' ? (char) b : '?';
            if (shape.isEmpty() || shape.charAt(shape.length() - 1) != letter) {
                shape.append(letter);
            }
        }
        return shape.toString();
    }
}
