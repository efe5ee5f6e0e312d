package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.StoreException;
import dev.weft.store.duckdb.HistoryCounts.Counted;
import dev.weft.store.duckdb.disk.PowerLostError;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Random;

/**
 * The check of all blocks in one start of a history's store, other steps beside it. Nothing is damaged there, so it finds damage
 * only where reading fails several times in a row.
 */
final class HistoryScrub {

    /** After one of so many pieces that are read, something else happens. */
    private static final int PIECES = 40;

    private final OpenedStore store;
    private final MeterRegistry registry;
    private final Random random;
    private final HistoryCounts counts;
    private int failed;

    /** @param registry of the store's metrics */
    HistoryScrub(OpenedStore store, MeterRegistry registry, Random random, HistoryCounts counts) {
        this.store = store;
        this.registry = registry;
        this.random = random;
        this.counts = counts;
    }

    /**
     * Takes one step.
     *
     * @param beside does something else meanwhile
     * @return false when the next pass is not due yet
     */
    boolean step(boolean readingMayFail, Runnable beside, String moment) {
        int passed = count("weft.store.scrub.passes");
        int damaged = count("weft.store.scrub.damaged");
        try {
            boolean isDue = store.scrub().step(_ -> afterReading(beside));
            counts.add(Counted.SCRUBBED_SEGMENTS, isDue ? 1 : 0);
            counts.add(Counted.SCRUB_PASSES, count("weft.store.scrub.passes") - passed);
            return isDue;
        } catch (IOException | StoreException _) {
            failed++;
            counts.add(Counted.FAILED_SCRUBS, 1);
            return true;
        } catch (PowerLostError e) {
            counts.add(Counted.CUT_SCRUBS, 1);
            throw e;
        } finally {
            checkDamage(damaged, readingMayFail, moment);
        }
    }

    private void checkDamage(int before, boolean readingMayFail, String moment) {
        int damaged = count("weft.store.scrub.damaged");
        if (!readingMayFail) {
            assertThat(damaged).as("damage that the scrub found, %s", moment).isEqualTo(before);
        }
        assertThat(damaged * (ReadAttempts.MOST - 1))
                .as("failures before the scrub takes them for damage, %s", moment)
                .isLessThanOrEqualTo(failed);
    }

    private void afterReading(Runnable beside) {
        switch (random.nextInt(2 * PIECES)) {
            case 0 -> throw new PowerLostError();
            case 1, 2 -> {
                counts.add(Counted.STEPS_BESIDE_SCRUBS, 1);
                beside.run();
            }
            default -> {}
        }
    }

    /** Returns what was counted, of columns apart: DuckDB reads the real disk. */
    private int count(String counter) {
        return registry.find(counter).counters().stream()
                .filter(found -> !"columns".equals(found.getId().getTag("what")))
                .mapToInt(found -> (int) found.count())
                .sum();
    }
}
