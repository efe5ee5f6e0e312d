package dev.weft.store.duckdb.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.PowerLostError;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.segment.format.DamagedFileException;
import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.links.LinksFile;
import dev.weft.store.duckdb.segment.links.LinksWriter;
import dev.weft.store.duckdb.segment.rows.OrderedSpans;
import dev.weft.store.duckdb.segment.traces.TracesFile;
import dev.weft.store.duckdb.segment.traces.TracesWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files of traces and links on a disk that fails or loses power while they are written. */
class SectionFilesOnFaultyDiskTest {

    private static final Path FOLDER = Path.of("/segment");
    private static final Path TRACES = FOLDER.resolve("traces");
    private static final Path LINKS = FOLDER.resolve("links");
    private static final int ROUNDS = 300;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void whatWasWrittenAndSyncedIsWholeAndElseItIsRefused() throws IOException {
        RandomSpans spans = new RandomSpans(random);
        int writtenRounds = 0;
        for (int round = 0; round < ROUNDS; round++) {
            OrderedSpans ordered = OrderedSpans.of(spans.spans(random.nextInt(300)), random);
            SimulatedDisk disk = new SimulatedDisk(FOLDER, random);
            if (random.nextBoolean()) {
                disk.faults().losePowerAfter(random.nextInt(20));
            } else {
                disk.faults().fail(random.nextBoolean() ? DiskOperation.WRITE : DiskOperation.SYNC, 0.2);
            }
            boolean written = write(disk, ordered);
            assertThat(disk.openForWriting()).as("round %d, %s", round, seed).isZero();
            Disk after = disk.afterPowerLoss();

            boolean bothWhole = isWhole(after, ordered);
            assertThat(bothWhole || !written).as("round %d, %s", round, seed).isTrue();
            writtenRounds += written ? 1 : 0;
        }
        assertThat(writtenRounds).as(seed.toString()).isBetween(1, ROUNDS - 1);
    }

    private static boolean write(Disk disk, OrderedSpans spans) {
        try {
            TracesWriter.write(disk, TRACES, spans.rows());
            LinksWriter.write(disk, LINKS, spans.rows());
            disk.syncFolder(FOLDER);
            return true;
        } catch (IOException | PowerLostError e) {
            return false;
        }
    }

    /** Returns false when a file is missing or refused; a file that is accepted must be right. */
    private boolean isWhole(Disk disk, OrderedSpans spans) throws IOException {
        if (!disk.exists(TRACES) || !disk.exists(LINKS)) {
            return false;
        }
        try (TracesFile traces = TracesFile.open(disk, TRACES);
                LinksFile links = LinksFile.open(disk, LINKS, new Decompressor(0))) {
            traces.verify(_ -> {});
            links.verify(_ -> {});
            assertThat(spans.spans())
                    .as(seed.toString())
                    .allMatch(span -> traces.mayContain(span.traceId()))
                    .allMatch(span ->
                            span.links().stream().allMatch(link -> !link.isValid() || links.mayLinkTo(link.traceId())));
            return true;
        } catch (DamagedFileException e) {
            return false;
        }
    }
}
