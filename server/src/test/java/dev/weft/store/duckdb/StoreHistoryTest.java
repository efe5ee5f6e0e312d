package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Histories;
import dev.weft.store.duckdb.disk.PowerLostError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of a whole store on a disk with faults: groups, seals, failures, kills, losses of power. After each start
 * everything that was acknowledged is there once, and of the rest each request whole or not at all.
 */
class StoreHistoryTest {

    private static final int HISTORIES = Boolean.getBoolean("weft.long") ? 100_000 : 200;

    @Test
    void acknowledgedSpansAreThereOnceAndOthersWholeOrNot(@TempDir Path parent) throws Exception {
        AtomicLong starts = new AtomicLong();
        AtomicLong seals = new AtomicLong();
        boolean all = new Histories(StoreHistoryTest.class, HISTORIES).run(() -> {
            Path folder = Files.createTempDirectory(parent, "histories");
            return (random, name) -> {
                StoreHistory history = new StoreHistory(folder, random, name);
                run(history);
                starts.addAndGet(history.starts());
                seals.addAndGet(history.seals());
            };
        });
        if (all) {
            assertThat(starts).hasValueGreaterThan(HISTORIES);
            assertThat(seals).hasValueGreaterThan(HISTORIES);
        }
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
