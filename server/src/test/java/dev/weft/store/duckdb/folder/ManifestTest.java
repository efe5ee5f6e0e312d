package dev.weft.store.duckdb.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a data folder holds: written and read back, and what becomes of it step by step. */
class ManifestTest {

    private static final Path FOLDER = Path.of("/data");
    private static final Path FILE = FOLDER.resolve("MANIFEST");
    private static final int ROUNDS = 300;
    private static final List<String> REASONS = List.of("", "spans: missing", "block 0 of 7", "segment 1", "größer");
    private static final LogPosition SEALED = new LogPosition(3, 40);

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void itIsReadAsItWasWritten() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
        assertThat(Manifest.read(disk, FILE)).isEqualTo(Manifest.EMPTY);
        for (int round = 0; round < ROUNDS; round++) {
            Manifest written = manifest();

            written.write(disk, FILE);

            assertThat(Manifest.read(disk, FILE))
                    .as("round %d, %s", round, seed)
                    .isEqualTo(written);
        }
    }

    @Test
    void aSealAddsASegmentWithTheNextNumber() {
        Manifest sealed = Manifest.EMPTY.withSeal(new LogPosition(1, 5)).withSeal(SEALED);

        assertThat(sealed)
                .isEqualTo(new Manifest(SEALED, 3, List.of(name(1, 1), name(2, 2)), new TreeMap<>(), List.of()));
    }

    @Test
    void aMergedSegmentStandsWhereItsSourcesDidAndIsNotQuarantined() {
        Manifest before = published(name(1, 1), name(2, 2), name(3, 3), name(4, 4))
                .withQuarantined(new TreeMap<>(Map.of(name(1, 1), "damaged", name(3, 3), "damaged too")));

        Manifest merged = before.withMerged(List.of(name(2, 2), name(3, 3)), name(2, 3));

        assertThat(merged.segments()).containsExactly(name(1, 1), name(2, 3), name(4, 4));
        assertThat(merged.quarantined()).isEqualTo(Map.of(name(1, 1), "damaged"));
    }

    @Test
    void whatIsDroppedIsNeitherPublishedNorQuarantined() {
        Manifest before = published(name(1, 1), name(2, 2), name(3, 3))
                .withQuarantined(new TreeMap<>(Map.of(name(1, 1), "damaged", name(3, 3), "damaged too")));

        Manifest dropped = before.withoutSegments(List.of(name(1, 1), name(2, 2)), List.of(name(2, 2)));

        assertThat(dropped.segments()).containsExactly(name(3, 3));
        assertThat(dropped.quarantined()).isEqualTo(Map.of(name(3, 3), "damaged too"));
        assertThat(dropped.dropped()).containsExactly(name(2, 2));
    }

    @Test
    void onlyWhatIsPublishedIsQuarantined() {
        Manifest quarantined = published(name(1, 1))
                .withQuarantined(new TreeMap<>(Map.of(name(1, 1), "damaged", name(2, 2), "merged meanwhile")));

        assertThat(quarantined.quarantined()).isEqualTo(Map.of(name(1, 1), "damaged"));
    }

    private Manifest manifest() {
        List<SegmentName> segments = names();
        SortedMap<SegmentName, String> quarantined = new TreeMap<>();
        for (SegmentName segment : segments) {
            if (random.nextInt(3) == 0) {
                quarantined.put(segment, REASONS.get(random.nextInt(REASONS.size())));
            }
        }
        return new Manifest(
                new LogPosition(random.nextLong(Long.MAX_VALUE), random.nextLong(Long.MAX_VALUE)),
                1 + random.nextLong(Long.MAX_VALUE - 1),
                segments,
                quarantined,
                names());
    }

    /** Returns a few names, each of seals behind those of the one before. */
    private List<SegmentName> names() {
        List<SegmentName> names = new ArrayList<>();
        long next = 1L + random.nextInt(1_000);
        for (int left = random.nextInt(6); left > 0; left--) {
            long last = next + random.nextInt(3);
            names.add(name(next, last));
            next = last + 1 + random.nextInt(2);
        }
        return names;
    }

    private static Manifest published(SegmentName... segments) {
        return new Manifest(SEALED, 9, List.of(segments), new TreeMap<>(), List.of());
    }

    private static SegmentName name(long first, long last) {
        return new SegmentName(first, last);
    }
}
