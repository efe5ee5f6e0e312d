package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.StoreException;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One history: what was done to a store on a simulated disk, and what must be there therefore. */
final class StoreHistory {

    private static final int TRACES = 9;
    private static final DuckDbSettings SETTINGS = new DuckDbSettings(
            64L << 20,
            1,
            new SealLimits(60, 1 << 20, Duration.ofDays(1), Duration.ofDays(1)),
            new RetentionLimits(Duration.ofDays(1), Long.MAX_VALUE, 0));

    private final DataFolder folder;
    private final Random random;
    private final String name;
    private final ExpectedSpans expected = new ExpectedSpans();

    private SimulatedDisk disk;
    private @Nullable OpenedStore store;
    private long nextSpan = 1;
    private @Nullable IOException failure;
    private int starts;
    private int seals;

    /** @param folder for what is on no simulated disk: the lock, and DuckDB's files */
    StoreHistory(Path folder, Random random, String name) {
        this.folder = DataFolder.open(folder);
        this.random = random;
        this.name = name;
        this.disk = new SimulatedDisk(this.folder.path(), random);
    }

    int steps() {
        return 10 + random.nextInt(60);
    }

    int starts() {
        return starts;
    }

    int seals() {
        return seals;
    }

    void step() {
        OpenedStore open = store;
        if (open == null) {
            chooseFaults();
            start();
            return;
        }
        switch (random.nextInt(16)) {
            case 0 -> die();
            case 1 -> chooseFaults();
            case 2, 3 -> seal(open);
            case 4 -> check(open);
            case 5 -> merge(open);
            default -> {
                // Nobody seals beside this thread, and a write would wait for it.
                if (open.parts().recent().size() > 2) {
                    seal(open);
                } else {
                    write(open);
                }
            }
        }
    }

    /** Ends the process or the machine, which frees its memory. */
    void die() {
        disk = random.nextInt(3) == 0 ? disk.afterKill() : disk.afterPowerLoss();
        OpenedStore dead = store;
        store = null;
        if (dead != null) {
            dead.parts().close();
            dead.columns().close();
            dead.resources().close();
        }
    }

    /** Starts once more without faults. */
    void end() throws IOException {
        die();
        disk.faults().none();
        start();
        OpenedStore open = store;
        if (open == null) {
            throw new AssertionError("not opened without a fault, " + name, failure);
        }
        check(open);
        open.close();
        die();
        folder.close();
    }

    private void chooseFaults() {
        disk.faults().none();
        switch (random.nextInt(6)) {
            case 0 -> disk.faults().fail(DiskOperation.SYNC, 0.1);
            case 1 -> disk.faults().fail(DiskOperation.WRITE, 0.1);
            case 2 -> disk.faults().losePowerAfter(random.nextInt(80));
            case 3 -> disk.faults().capacity(random.nextInt(200_000));
            case 4 ->
                disk.faults()
                        .fail(DiskOperation.SYNC, 0.05)
                        .fail(DiskOperation.WRITE, 0.05)
                        .fail(DiskOperation.NAME, 0.05)
                        .losePowerAfter(random.nextInt(200));
            default -> {}
        }
    }

    /** A start may fail by a fault, and is then tried again by a later step. */
    private void start() {
        try {
            OpenedStore opened = OpenedStore.open(
                    disk, folder, SETTINGS, new StoreMetrics(new SimpleMeterRegistry()), StoreClock.SYSTEM);
            store = opened;
            starts++;
            check(opened);
        } catch (IOException e) {
            failure = e;
            die();
        }
    }

    private void write(OpenedStore open) {
        List<List<Span>> requests = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            requests.add(request());
        }
        requests.forEach(expected::sent);
        try {
            open.writer().write(requests.stream().map(SpanBatch::of).toList());
        } catch (StoreException _) {
            return;
        }
        requests.forEach(expected::acknowledged);
    }

    /** New spans, and now and then one that was sent before. */
    private List<Span> request() {
        List<Span> spans = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            Span again = random.nextInt(4) == 0 ? expected.any(random) : null;
            spans.add(again != null ? again : newSpan());
        }
        return spans;
    }

    private Span newSpan() {
        long id = nextSpan++;
        TestSpans span = TestSpans.span(1 + random.nextInt(TRACES), id)
                .service("service-" + random.nextInt(3))
                .from(random.nextInt(1_000))
                .with("payload", "x".repeat(random.nextInt(200)));
        for (int links = random.nextInt(3); links > 0; links--) {
            span.link(1 + random.nextInt(TRACES), 1 + random.nextLong(id));
        }
        return span.build();
    }

    private void seal(OpenedStore open) {
        try {
            open.writer().complete();
            while (open.parts().recent().size() > 1) {
                open.segments().sealOldest();
                seals++;
            }
        } catch (IOException | StoreException _) {
            // A later seal goes on.
        }
    }

    private void merge(OpenedStore open) {
        try {
            open.segments().mergeSmall(Long.MAX_VALUE);
        } catch (IOException | StoreException _) {
            // A later one goes on.
        }
    }

    private void check(OpenedStore open) {
        expected.check(open.reader(), TRACES, name);
    }
}
