package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.PowerLostError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of a whole store on a disk with faults: groups, seals, failures, kills, losses of power. After each start
 * everything that was acknowledged is there once, and of the rest each request whole or not at all.
 */
class StoreHistoryTest {

    private static final int HISTORIES = Boolean.getBoolean("weft.long") ? 100_000 : 200;

    @Test
    void acknowledgedSpansAreThereOnceAndOthersWholeOrNot(@TempDir Path folder) throws IOException {
        Seed seed = Seed.ofRun();
        Random seeds = seed.random();
        long starts = 0;
        long seals = 0;
        for (int i = 0; i < HISTORIES; i++) {
            StoreHistory history = new StoreHistory(folder, new Random(seeds.nextLong()), "history " + i + ", " + seed);
            run(history);
            starts += history.starts();
            seals += history.seals();
        }
        assertThat(starts).isGreaterThan(HISTORIES);
        assertThat(seals).isGreaterThan(HISTORIES);
    }

    private static void run(StoreHistory history) throws IOException {
        for (int step = history.steps(); step > 0; step--) {
            try {
                history.step();
            } catch (PowerLostError _) {
                history.die();
            }
        }
        history.end();
    }
}
