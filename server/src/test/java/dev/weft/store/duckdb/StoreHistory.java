package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.StoreException;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.columnfiles.SegmentColumns;
import dev.weft.store.duckdb.columnfiles.ShownColumns;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.folder.Manifest;
import dev.weft.store.duckdb.part.DamagedPartException;
import dev.weft.store.duckdb.segment.MergedRows;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One history: what was done to a store on a simulated disk, and what must be there therefore. */
final class StoreHistory {

    /** Of so many histories one has files of columns, for which DuckDB has to be started. */
    static final int COLUMNS_IN_ONE_OF = 100;

    private static final DuckDbSettings SETTINGS = new DuckDbSettings(
            64L << 20,
            1,
            new SealLimits(60, 1 << 20, Duration.ofDays(1), Duration.ofDays(1)),
            new RetentionLimits(ExpectedLinks.RETENTION, Long.MAX_VALUE, 0));

    private final DataFolder folder;
    private final Random random;
    private final String name;
    private final boolean withColumns;
    private final ExpectedSpans expected = new ExpectedSpans();
    private final SegmentMembers members = new SegmentMembers(ExpectedSpans.TRACES);
    private final HistoryFaults faults;
    private final LostSegments lost = new LostSegments(members, expected);

    private final Map<Counted, Integer> counts = new EnumMap<>(Counted.class);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private SimulatedDisk disk;
    private @Nullable OpenedStore store;
    private long nextSpan = 1;
    private @Nullable IOException failure;
    private boolean readingMayFail;
    private boolean isDelayed;

    /** What a history did, or what happened to it. */
    enum Counted {
        STARTS,
        SEALS,
        DROPS,
        QUARANTINES,
        GROUPED_SEGMENTS,
        DELAYS,
        COLUMN_FILES
    }

    /** @param folder for what is on no simulated disk: the lock; and for DuckDB's files, which are on both */
    StoreHistory(Path folder, Random random, String name) {
        this.folder = DataFolder.open(folder);
        this.random = random;
        this.name = name;
        this.withColumns = random.nextInt(COLUMNS_IN_ONE_OF) == 0;
        this.faults = new HistoryFaults(random, this::delay);
        this.disk = withColumns
                ? new SimulatedDisk(this.folder.path(), random, this.folder.columns(), this.folder.scratch())
                : new SimulatedDisk(this.folder.path(), random);
    }

    int steps() {
        return 10 + random.nextInt(60);
    }

    int count(Counted what) {
        return counts.getOrDefault(what, 0);
    }

    private void count(Counted what, int more) {
        counts.merge(what, more, Integer::sum);
    }

    void step() {
        OpenedStore open = store;
        if (open == null) {
            readingMayFail = faults.choose(disk.faults());
            start();
            return;
        }
        switch (random.nextInt(20)) {
            case 0 -> die();
            case 1 -> readingMayFail = faults.choose(disk.faults());
            case 2, 3 -> seal(open);
            case 4 -> check(open, false);
            case 5 -> merge(open);
            case 6 -> drop(open);
            case 7, 8 -> ask(open);
            case 9 -> group(open);
            default -> {
                // Nobody seals beside this thread, and a write would wait for it.
                if (open.parts().recent().size() > 2) {
                    seal(open);
                } else {
                    write(open);
                }
            }
        }
        OpenedStore left = store;
        if (left != null) {
            notice(left);
        }
    }

    /** Ends the process or the machine, which frees its memory. */
    void die() {
        OpenedStore dead = store;
        store = null;
        if (dead != null) {
            dead.parts().close();
            dead.columns().close();
            dead.resources().close();
        }
        disk = random.nextInt(3) == 0 ? disk.afterKill() : disk.afterPowerLoss();
    }

    /** Starts once more without faults. */
    void end() throws IOException {
        die();
        disk.faults().none();
        readingMayFail = false;
        start();
        OpenedStore open = store;
        if (open == null) {
            throw new AssertionError("not opened without a fault, " + name, failure);
        }
        check(open, false);
        open.close();
        die();
        folder.close();
    }

    /** A start may fail by a fault, and is then tried again by a later step. */
    private void start() {
        Set<SegmentName> recorded = recordedQuarantines();
        try {
            OpenedStore opened =
                    OpenedStore.open(disk, folder, SETTINGS, new StoreMetrics(new SimpleMeterRegistry()), () -> now);
            store = opened;
            count(Counted.STARTS, 1);
            if (readingMayFail) {
                expected.mayForget();
            }
            learn(opened);
            count(Counted.QUARANTINES, lost.begin(opened.parts(), recorded));
            check(opened, true);
        } catch (IOException e) {
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
    private void learn(OpenedStore open) {
        disk.faults().suspend(() -> {
            try (HeldSegments held = open.parts().hold()) {
                held.segments().forEach(members::learn);
            }
        });
    }

    /** Learns what lies in new segments, and which were quarantined. */
    private void notice(OpenedStore open) {
        learn(open);
        count(Counted.QUARANTINES, lost.notice(open.parts()));
    }

    /** Something is late: the clock goes on, and meanwhile others ask. */
    private void delay(long nanos) {
        now = now.plusNanos(nanos);
        OpenedStore open = store;
        if (open != null && !isDelayed) {
            isDelayed = true;
            count(Counted.DELAYS, 1);
            ask(open);
            isDelayed = false;
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
        // What was quarantined meanwhile was left out when these were looked up.
        notice(open);
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
        TestSpans span = TestSpans.span(1 + random.nextInt(ExpectedSpans.TRACES), id)
                .service("service-" + random.nextInt(3))
                .from(random.nextInt(1_000))
                .with("payload", "x".repeat(random.nextInt(200)));
        for (int links = random.nextInt(3); links > 0; links--) {
            span.link(1 + random.nextInt(ExpectedSpans.TRACES + ExpectedLinks.UNKNOWN_TRACES), 1 + random.nextLong(id));
        }
        return span.build();
    }

    private void seal(OpenedStore open) {
        try {
            open.writer().complete();
            while (open.parts().recent().size() > 1) {
                open.segments().sealOldest();
                count(Counted.SEALS, 1);
            }
            if (withColumns) {
                addColumns(open);
            }
        } catch (IOException | StoreException _) {
            // A later seal goes on.
        } catch (DamagedPartException e) {
            open.quarantine().takeOut(e);
        }
    }

    /** As the store does for large segments. */
    private void addColumns(OpenedStore open) throws IOException {
        try (HeldSegments held = open.parts().hold()) {
            for (Segment segment : held.segments()) {
                if (!hasColumns(open, segment)) {
                    open.columns().add(segment, new SegmentColumns(MergedRows.of(List.of(segment))));
                    count(Counted.COLUMN_FILES, 1);
                }
            }
        }
        open.segments().mergeColumns();
    }

    private static boolean hasColumns(OpenedStore open, Segment segment) {
        try (ShownColumns shown = open.columns().show(open.parts().names())) {
            return shown.cover(segment.name());
        }
    }

    private void merge(OpenedStore open) {
        try {
            open.segments().mergeSmall(Long.MAX_VALUE);
        } catch (IOException | StoreException _) {
            // A later one goes on.
        }
    }

    private void group(OpenedStore open) {
        Set<SegmentName> before = grouped(open);
        open.segments().groupTraces();
        Set<SegmentName> added = grouped(open);
        added.removeAll(before);
        count(Counted.GROUPED_SEGMENTS, added.size());
    }

    private static Set<SegmentName> grouped(OpenedStore open) {
        return open.parts().segments().stream()
                .filter(segment -> segment.traceGroup() != null)
                .map(Segment::name)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Lets time pass, and drops what is then past its age; when that fails, it is dropped or not. */
    private void drop(OpenedStore open) {
        now = now.plusMillis(random.nextLong(ExpectedLinks.RETENTION.toMillis()));
        long begun = now.toEpochMilli();
        List<SegmentName> leaving = pastTheirAge(open);
        Map<SpanKey, Span> spans = new HashMap<>();
        // What lies in a quarantined one is gone already, or is there because it was sent again.
        leaving.stream()
                .filter(segment -> !lost.contains(segment))
                .forEach(segment -> spans.putAll(members.of(segment)));
        expected.mayLeave(spans);
        try {
            open.quarantine().record();
            open.retention().apply();
        } catch (IOException | StoreException _) {
            // A later one goes on.
        }
        if (Collections.disjoint(open.parts().names(), leaving)) {
            count(Counted.DROPS, leaving.size());
            expected.dropped(spans.keySet(), !readingMayFail, begun);
        }
    }

    private List<SegmentName> pastTheirAge(OpenedStore open) {
        List<SegmentName> old = new ArrayList<>();
        long oldest = now.minus(ExpectedLinks.RETENTION).toEpochMilli();
        for (SegmentFacts segment : open.parts().published()) {
            // Of one that cannot be read this may be unknown: it goes with the next.
            if (segment.committedUnixMillis().isPresent()
                    && segment.committedUnixMillis().getAsLong() >= oldest) {
                break;
            }
            old.add(segment.name());
        }
        return old;
    }

    /** A question may fail with its disk, but not be answered wrong. */
    private void ask(OpenedStore open) {
        try {
            expected.ask(open.reader(), TestSpans.traceId(1 + random.nextInt(ExpectedSpans.TRACES)), members, name);
        } catch (StoreException _) {
            // The caller is told.
        }
    }

    private void check(OpenedStore open, boolean begins) {
        disk.faults().suspend(() -> expected.check(open.reader(), begins, !lost.isEmpty(), now.toEpochMilli(), name));
    }
}
