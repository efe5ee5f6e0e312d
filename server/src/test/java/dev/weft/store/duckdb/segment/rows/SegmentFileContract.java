package dev.weft.store.duckdb.segment.rows;

import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.segment.format.DamagedCopies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is made of a segment's rows agrees with a look at every span, and every damage of it is found. */
public abstract class SegmentFileContract {

    private static final int ROUNDS = 60;

    protected final Disk disk = new RealDisk();
    protected final Seed seed = Seed.ofRun();
    protected final Random random = seed.random();

    @TempDir
    protected Path folder;

    /** Writes the file. */
    protected abstract void write(Path path, SegmentRows rows) throws IOException;

    /** Writes the file, asks it everything and compares the answers with what the spans say. */
    protected abstract void agrees(OrderedSpans spans) throws IOException;

    /** Opens the file and reads all of it. */
    protected abstract void readWhole(Path path) throws IOException;

    /** Writes the file in place of the last one. */
    protected final Path written(OrderedSpans spans) throws IOException {
        Path path = folder.resolve("written");
        if (disk.exists(path)) {
            disk.delete(path);
        }
        write(path, spans.rows());
        return path;
    }

    @Test
    void agreesWithALookAtEverySpan() throws IOException {
        RandomSpans spans = new RandomSpans(random);
        for (int round = 0; round < ROUNDS; round++) {
            agrees(OrderedSpans.of(spans.spans(random.nextInt(100)), random));
        }
    }

    @Test
    void everyDamageIsFound() throws IOException {
        Path path = written(OrderedSpans.of(new RandomSpans(random).spans(200), random));

        new DamagedCopies(disk, path, seed).areRefused(this::readWhole);
    }
}
