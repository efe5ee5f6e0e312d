package dev.weft.store.duckdb.segment;

import static dev.weft.store.contract.TestSpans.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.CheckedText;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is known of a segment without reading it is read as it was written, or refused by name. */
class SegmentMetaTest {

    private static final Path FOLDER = Path.of("/data");
    private static final Path FILE = FOLDER.resolve("segment");
    private static final int ROUNDS = 300;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final SimulatedDisk disk = new SimulatedDisk(FOLDER, random);

    /** Spans start at any unsigned time, and a clock may stand before 1970. */
    @Test
    void itIsReadAsItWasWritten() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            SegmentMeta written = new SegmentMeta(
                    random.nextLong(),
                    random.nextInt(Integer.MAX_VALUE),
                    random.nextInt(Integer.MAX_VALUE),
                    random.nextLong(Long.MAX_VALUE),
                    random.nextLong(Long.MAX_VALUE),
                    random.nextLong(),
                    random.nextLong(),
                    random.nextInt(4) == 0 ? null : key(random.nextLong(), random.nextLong()));

            written.write(disk, FILE);

            assertThat(SegmentMeta.read(disk, FILE))
                    .as("round %d, %s", round, seed)
                    .isEqualTo(written);
        }
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        CheckedText.write(disk, FILE, List.of("weft manifest 1", "sealed-file 0"));

        assertThatIOException()
                .isThrownBy(() -> SegmentMeta.read(disk, FILE))
                .withMessage("/data/segment: 'weft manifest 1' (expected: 'weft segment 1' and its facts)");
    }

    @Test
    void aFactThatIsMissingIsNamed() throws IOException {
        CheckedText.write(disk, FILE, List.of("weft segment 1", "committed-unix-millis 1", "conflicting-spans 1"));

        assertThatIOException()
                .isThrownBy(() -> SegmentMeta.read(disk, FILE))
                .withMessage("/data/segment: nothing says 'spans' (expected: a line of it)");
    }
}
