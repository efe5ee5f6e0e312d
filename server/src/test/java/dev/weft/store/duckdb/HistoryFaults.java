package dev.weft.store.duckdb;

import dev.weft.store.duckdb.disk.DiskFaults;
import dev.weft.store.duckdb.disk.DiskOperation;
import java.util.Random;
import java.util.function.LongConsumer;

/** Chooses what goes wrong on the disk of a history, for a while. */
record HistoryFaults(Random random, LongConsumer delay) {

    /** Returns whether reading may fail. */
    boolean choose(DiskFaults faults) {
        faults.none();
        switch (random.nextInt(12)) {
            case 0 -> faults.fail(DiskOperation.SYNC, 0.1);
            case 1 -> faults.fail(DiskOperation.WRITE, 0.1);
            case 2 -> faults.losePowerAfter(random.nextInt(80));
            case 3 -> faults.capacity(random.nextInt(200_000));
            case 4 -> failEverything(faults).losePowerAfter(random.nextInt(200));
            case 5 -> {
                faults.fail(DiskOperation.READ, chosenReadRate());
                return true;
            }
            case 6 -> {
                failEverything(faults)
                        .fail(DiskOperation.READ, chosenReadRate())
                        .losePowerAfter(random.nextInt(400));
                return true;
            }
            case 7 -> faults.delay(0.05, delay).losePowerAfter(random.nextInt(400));
            case 8 -> faults.fail(DiskOperation.OPEN, 0.1).losePowerAfter(random.nextInt(400));
            case 9 -> {
                faults.failOnce(DiskOperation.READ, random.nextInt(300));
                return true;
            }
            default -> {}
        }
        return false;
    }

    private DiskFaults failEverything(DiskFaults faults) {
        return faults.fail(DiskOperation.SYNC, 0.05)
                .fail(DiskOperation.WRITE, 0.05)
                .fail(DiskOperation.NAME, 0.05);
    }

    /** Often enough that a segment fails three times in a row and is quarantined, seldom enough that some are left. */
    private double chosenReadRate() {
        return random.nextBoolean() ? 0.002 : 0.05;
    }
}
