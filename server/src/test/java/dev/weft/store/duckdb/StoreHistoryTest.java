package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Histories;
import dev.weft.store.duckdb.HistoryCounts.Counted;
import dev.weft.store.duckdb.disk.PowerLostError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of a whole store on a disk with faults: groups with other contents of spans that were sent before, seals, merges, drops by
 * age and by size, checks of all blocks, groups of segments, files of columns; failures to write and read, refusals, delays, kills, losses of
 * power. After each start everything that was acknowledged is there once unless it was dropped or lies in a segment that is
 * quarantined by name, and of the rest each request whole or not at all; the content committed first is the span; links agree. Nothing is
 * quarantined unless reading failed.
 * {@code -Dweft.histories=…} runs so many.
 */
class StoreHistoryTest {

    /** Among so many histories everything surely happens, but for files of columns and merges. */
    private static final int SHORT_RUN = 200;

    private static final int HISTORIES =
            Boolean.getBoolean("weft.long") ? 100_000 : Integer.getInteger("weft.histories", SHORT_RUN);

    /** Among so many histories some surely have files of columns, and some merge. */
    private static final int ENOUGH_FOR_RARE_ONES = 20 * StoreHistory.COLUMNS_IN_ONE_OF;

    @Test
    void acknowledgedSpansAreThereOnceAndOthersWholeOrNot(@TempDir Path parent) throws Exception {
        Map<Counted, Long> counts = new ConcurrentHashMap<>();
        boolean all = new Histories(StoreHistoryTest.class, HISTORIES).run(() -> {
            Path folder = Files.createTempDirectory(parent, "histories");
            return (random, name) -> {
                StoreHistory history = new StoreHistory(folder, random, name);
                run(history);
                for (Counted what : Counted.values()) {
                    counts.merge(what, (long) history.counts().of(what), Long::sum);
                }
            };
        });
        System.out.printf("%s: %s%n", StoreHistoryTest.class.getSimpleName(), new TreeMap<>(counts));
        if (all && HISTORIES >= SHORT_RUN) {
            assertThat(counts.getOrDefault(Counted.STARTS, 0L)).isGreaterThan(HISTORIES);
            assertThat(counts.getOrDefault(Counted.SEALS, 0L)).isGreaterThan(HISTORIES);
            if (HISTORIES < ENOUGH_FOR_RARE_ONES) {
                counts.remove(Counted.COLUMN_FILES);
                counts.remove(Counted.MERGES);
            }
            assertThat(counts).as("what happened").doesNotContainValue(0L);
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
