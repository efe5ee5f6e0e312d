package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.StoreException;
import dev.weft.store.WriteOutcome;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.HistoryCounts.Counted;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.folder.Manifest;
import dev.weft.store.duckdb.segment.SegmentName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One history: what was done to a store on a simulated disk, and what must be there therefore. */
final class StoreHistory {

    /** Of so many histories one has files of columns, for which DuckDB has to be started. */
    static final int COLUMNS_IN_ONE_OF = 100;

    /** Of so many histories one seals each group, and has enough small segments to merge therefore. */
    private static final int MERGES_IN_ONE_OF = 40;

    private static final long MOST_MILLIS_BETWEEN_PASSES = Duration.ofDays(1).toMillis();

    private final DataFolder folder;
    private final Random random;
    private final String name;
    private final DuckDbSettings settings;
    private final HistorySpans spans;
    private final HistoryCounts counts = new HistoryCounts();
    private final ExpectedSpans expected;
    private final SegmentMembers members = new SegmentMembers(ExpectedSpans.TRACES);
    private final LostSegments lost;
    private final HistoryFaults faults;
    private final HistorySegments segments;
    private final HistoryDrops drops;
    private final boolean sealsEachGroup;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private SimulatedDisk disk;
    private @Nullable Opened opened;
    private @Nullable IOException failure;
    private boolean readingMayFail;
    private boolean isDelayed;

    private record Opened(OpenedStore store, SimpleMeterRegistry registry, HistoryScrub scrub) {}

    /** @param folder for what is on no simulated disk: the lock; and for DuckDB's files, which are on both */
    StoreHistory(Path folder, Random random, String name) {
        this.folder = DataFolder.open(folder);
        this.random = random;
        this.name = name;
        this.spans = new HistorySpans(random);
        this.expected = new ExpectedSpans(random, counts);
        this.lost = new LostSegments(members, expected);
        boolean withColumns = random.nextInt(COLUMNS_IN_ONE_OF) == 0;
        this.sealsEachGroup = random.nextInt(MERGES_IN_ONE_OF) == 0;
        this.faults = new HistoryFaults(random, this::delay);
        this.segments = new HistorySegments(withColumns, counts);
        long limitBytes = withColumns ? Long.MAX_VALUE : HistoryDrops.limitBytes(random);
        this.drops = new HistoryDrops(limitBytes, members, expected, lost, counts);
        this.settings = StoreInFolder.small(
                new SealLimits(60, 1 << 20, Duration.ofDays(1), Duration.ofDays(1)),
                new RetentionLimits(ExpectedLinks.RETENTION, limitBytes, 0));
        this.disk = emptyDisk();
    }

    /** With DuckDB's files on the real disk deleted, if there are any: they would count for the size of the next history's folder. */
    private SimulatedDisk emptyDisk() {
        return segments.withColumns()
                ? new SimulatedDisk(folder.path(), random, folder.columns(), folder.scratch())
                : new SimulatedDisk(folder.path(), random);
    }

    int steps() {
        return 10 + random.nextInt(60);
    }

    HistoryCounts counts() {
        return counts;
    }

    void step() {
        Opened open = opened;
        if (open == null) {
            readingMayFail = faults.choose(disk.faults());
            start();
            return;
        }
        OpenedStore store = open.store();
        switch (random.nextInt(22)) {
            case 0 -> die();
            case 1 -> readingMayFail = faults.choose(disk.faults());
            case 2 -> check(store, false);
            case 3 -> segments.group(store);
            case 4, 5 -> scrub(open);
            default -> work(open);
        }
        Opened left = opened;
        if (left != null) {
            notice(left.store());
        }
    }

    /** Does what the store does all the time. */
    private void work(Opened open) {
        OpenedStore store = open.store();
        switch (random.nextInt(16)) {
            case 0, 1 -> segments.seal(store);
            case 2 -> segments.merge(store);
            case 3 -> drop(open);
            case 4, 5 -> ask(store);
            default -> {
                // Nobody seals beside this thread, and a write would wait for it.
                if (store.parts().recent().size() > 2) {
                    segments.seal(store);
                } else {
                    write(store);
                }
                if (sealsEachGroup) {
                    segments.seal(store);
                    segments.merge(store);
                }
            }
        }
    }

    /** Ends the process or the machine, which frees its memory. */
    void die() {
        Opened dead = opened;
        opened = null;
        if (dead != null) {
            dead.store().parts().close();
            dead.store().columns().close();
            dead.store().resources().close();
        }
        disk = random.nextInt(3) == 0 ? disk.afterKill() : disk.afterPowerLoss();
    }

    /** Starts once more without faults. */
    void end() throws IOException {
        die();
        disk.faults().none();
        readingMayFail = false;
        start();
        Opened open = opened;
        if (open == null) {
            throw new AssertionError("not opened without a fault, " + name, failure);
        }
        check(open.store(), false);
        open.store().close();
        die();
        disk = emptyDisk();
        folder.close();
    }

    /** A start may fail by a fault, and is then tried again by a later step. */
    private void start() {
        Set<SegmentName> recorded = recordedQuarantines();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try {
            OpenedStore store = OpenedStore.open(disk, folder, settings, new StoreMetrics(registry), () -> now);
            opened = new Opened(store, registry, new HistoryScrub(store, registry, random, counts));
            counts.add(Counted.STARTS, 1);
            if (readingMayFail) {
                expected.mayForget();
            }
            learn(store);
            counts.add(Counted.QUARANTINES, lost.begin(store.parts(), recorded, readingMayFail, name));
            check(store, true);
        } catch (IOException e) {
            counts.add(Counted.REFUSED_STARTS, e instanceof FileSystemException ? 1 : 0);
            failure = e;
            die();
        }
    }

    /** Returns which quarantines survive the death before. */
    private Set<SegmentName> recordedQuarantines() {
        Set<SegmentName> names = new HashSet<>();
        disk.faults().suspend(() -> {
            try {
                names.addAll(
                        Manifest.read(disk, folder.manifest()).quarantined().keySet());
            } catch (IOException e) {
                throw new UncheckedIOException("no manifest that can be read, " + name, e);
            }
        });
        return names;
    }

    /** Learns what lies in new segments. */
    private void learn(OpenedStore store) {
        disk.faults().suspend(() -> {
            try (HeldSegments held = store.parts().hold()) {
                held.segments().forEach(members::learn);
            }
        });
    }

    /** Learns what lies in new segments, and which were quarantined. */
    private void notice(OpenedStore store) {
        learn(store);
        counts.add(Counted.QUARANTINES, lost.notice(store.parts(), readingMayFail, name));
    }

    /** Something is late: the clock goes on, and meanwhile others ask. */
    private void delay(long nanos) {
        now = now.plusNanos(nanos);
        Opened open = opened;
        if (open != null && !isDelayed) {
            isDelayed = true;
            counts.add(Counted.DELAYS, 1);
            ask(open.store());
            isDelayed = false;
        }
    }

    private void write(OpenedStore store) {
        List<List<Span>> group = spans.group();
        expected.sent(group);
        WriteOutcome outcome;
        try {
            outcome = store.writer().write(group.stream().map(SpanBatch::of).toList());
        } catch (StoreException _) {
            return;
        }
        counts.add(Counted.CONFLICTING_VERSIONS, outcome.conflicting());
        // What was quarantined meanwhile was left out when these were looked up.
        notice(store);
        expected.acknowledged(group, outcome, readingMayFail, name);
    }

    /** Lets time pass, and drops what must leave then. */
    private void drop(Opened open) {
        now = now.plusMillis(random.nextLong(ExpectedLinks.RETENTION.toMillis()));
        drops.apply(open.store(), open.registry(), now.toEpochMilli(), readingMayFail, name);
    }

    /** Checks some segments; when no pass is due, the next one is soon. */
    private void scrub(Opened open) {
        for (int steps = random.nextInt(4); steps >= 0; steps--) {
            if (!open.scrub().step(readingMayFail, () -> workBeside(open), name)) {
                now = now.plusMillis(random.nextLong(MOST_MILLIS_BETWEEN_PASSES));
            }
        }
    }

    private void workBeside(Opened open) {
        work(open);
        notice(open.store());
    }

    /** A question may fail with its disk, but not be answered wrong. */
    private void ask(OpenedStore store) {
        try {
            expected.ask(store.reader(), TestSpans.traceId(1 + random.nextInt(ExpectedSpans.TRACES)), members, name);
        } catch (StoreException _) {
            // The caller is told.
        }
    }

    private void check(OpenedStore store, boolean begins) {
        disk.faults().suspend(() -> expected.check(store.reader(), begins, now.toEpochMilli(), name));
    }
}
