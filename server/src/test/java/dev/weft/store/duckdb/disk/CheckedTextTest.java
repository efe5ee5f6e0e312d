package dev.weft.store.duckdb.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.store.contract.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A small file of lines is read as it was written or refused by name, and replaced whole or not at all. */
class CheckedTextTest {

    private static final Path FOLDER = Path.of("/data");
    private static final Path FILE = FOLDER.resolve("file");
    private static final int ROUNDS = 300;
    private static final int OPERATIONS_OF_A_WRITE = 8;
    private static final List<String> WORDS =
            List.of("", " ", "segment 1", "crc32c ", "é", "\uD83D\uDE00", "x".repeat(5_000));

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void linesComeBackAsTheyWereWritten() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> lines = lines();

            CheckedText.write(disk, FILE, lines);

            assertThat(CheckedText.read(disk, FILE))
                    .as("round %d, %s", round, seed)
                    .isEqualTo(lines);
        }
        assertThat(disk.list(FOLDER)).containsExactly(FILE);
    }

    @Test
    void everyChangedByteIsRefusedByName() throws IOException {
        SimulatedDisk disk = written(List.of("weft manifest 1", "é", ""));
        for (long offset = 0; offset < size(disk); offset++) {
            int mask = 1 + random.nextInt(255);
            disk.flip(FILE, offset, mask);

            assertRefused(disk, "byte " + offset);

            disk.flip(FILE, offset, mask);
        }
        assertThat(CheckedText.read(disk, FILE)).hasSize(3);
    }

    @Test
    void aFileThatEndsEarlyIsRefusedByName() throws IOException {
        SimulatedDisk disk = written(List.of("weft manifest 1", "crc32c 0", ""));
        for (long size = size(disk) - 1; size >= 0; size--) {
            disk.cut(FILE, size);

            assertRefused(disk, size + " bytes");
        }
    }

    @Test
    void aLossOfPowerLeavesTheOldTextOrTheNewOne() throws IOException {
        int replaced = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<String> old = lines();
            List<String> next = lines();
            SimulatedDisk disk = written(old);
            disk.faults().losePowerAfter(random.nextInt(OPERATIONS_OF_A_WRITE));
            boolean returned = isReplaced(disk, next);

            List<String> left = CheckedText.read(disk.afterPowerLoss(), FILE);

            assertThat(left).as("round %d, %s", round, seed).isIn(returned ? List.of(next) : List.of(old, next));
            replaced += returned ? 1 : 0;
        }
        assertThat(replaced).as(seed.toString()).isBetween(1, ROUNDS - 1);
    }

    private static boolean isReplaced(SimulatedDisk disk, List<String> lines) throws IOException {
        try {
            CheckedText.write(disk, FILE, lines);
            return true;
        } catch (PowerLostError _) {
            return false;
        }
    }

    private void assertRefused(SimulatedDisk disk, String damage) {
        assertThatExceptionOfType(IOException.class)
                .as("%s, %s", damage, seed)
                .isThrownBy(() -> CheckedText.read(disk, FILE))
                .withMessageStartingWith(FILE + ": ");
    }

    private SimulatedDisk written(List<String> lines) throws IOException {
        SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
        CheckedText.write(disk, FILE, lines);
        return disk;
    }

    private static long size(SimulatedDisk disk) throws IOException {
        try (ReadFile file = disk.open(FILE)) {
            return file.size();
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int left = 1 + random.nextInt(5); left > 0; left--) {
            lines.add(WORDS.get(random.nextInt(WORDS.size())) + WORDS.get(random.nextInt(WORDS.size())));
        }
        return lines;
    }
}
