package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.Cancellation;
import dev.weft.store.SpanReader;
import dev.weft.store.StoreException;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.InterruptedDisk;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.folder.DataLayout;
import dev.weft.store.duckdb.folder.FolderCopy;
import dev.weft.store.duckdb.segment.SegmentFacts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A store at work on a simulated disk, and a snapshot that is taken of it meanwhile. */
final class SnapshotHistory {

    private static final Cancellation NEVER = new Cancellation();
    private static final int TRACES = 9;
    private static final DuckDbSettings SETTINGS = StoreInFolder.small(
            new SealLimits(40, 1 << 20, Duration.ofDays(1), Duration.ofDays(1)),
            new RetentionLimits(Duration.ofDays(1), Long.MAX_VALUE, 0));

    private final Path parent;
    private final Random random;
    private final String name;
    private final SimulatedDisk disk;
    private final Map<SpanKey, Span> acknowledged = new HashMap<>();

    /** Requests that were written while the snapshot was taken, acknowledged or not. */
    private final List<List<Span>> meanwhile = new ArrayList<>();

    private final Set<SpanKey> dropped = new HashSet<>();
    private boolean taking;
    private int interruptions;
    private long nextSpan = 1;

    SnapshotHistory(Path parent, Random random, String name) throws IOException {
        this.parent = parent.toRealPath();
        this.random = random;
        this.name = name;
        this.disk = new SimulatedDisk(this.parent, random);
    }

    /** Returns how often the store did something while the snapshot was taken: anything, and not before each step. */
    int run() throws IOException {
        return run(40, (store, _, _) -> {
            double share = random.nextInt(4) / 10.0;
            return () -> {
                if (random.nextDouble() < share) {
                    interruptions++;
                    work(store);
                }
            };
        });
    }

    /** A write fails, and the next one cuts what that left in the log, as soon as a copy of it is begun: so many times. */
    int runCutting(int times) throws IOException {
        return run(1, (store, data, target) -> {
            writeUnsynced(store);
            return () -> {
                if (interruptions < times && isCopied(lastFile(data.resolve("log")), target.resolve("log"))) {
                    interruptions++;
                    write(store, 1);
                    writeUnsynced(store);
                }
            };
        });
    }

    /** @param steps more than the store may have done before */
    private int run(int steps, Interruption interruption) throws IOException {
        Path data = parent.resolve("data");
        Path target = parent.resolve("snapshot");
        for (Path folder : List.of(data, target)) {
            Files.createDirectories(folder);
            disk.createFolder(folder);
        }
        disk.syncFolder(parent);
        try (DataFolder folder = DataFolder.open(data)) {
            OpenedStore store = open(folder, disk);
            for (int step = random.nextInt(steps); step > 0; step--) {
                work(store);
            }
            take(store, data, target, interruption);
            store.close();
        }
        SimulatedDisk after = random.nextBoolean() ? disk.afterKill() : disk.afterPowerLoss();
        try (DataFolder folder = DataFolder.open(target)) {
            OpenedStore copy = open(folder, after);
            check(copy.reader());
            copy.close();
        }
        return interruptions;
    }

    private void take(OpenedStore store, Path data, Path target, Interruption interruption) throws IOException {
        taking = true;
        Disk interrupted = new InterruptedDisk(disk, interruption.before(store, data, target));
        new FolderCopy(interrupted, new DataLayout(data), new DataLayout(target)).run();
        taking = false;
        disk.faults().none();
    }

    private Path lastFile(Path log) {
        try {
            return Collections.max(disk.list(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isCopied(Path file, Path folder) {
        return disk.exists(folder.resolve(file.getFileName()));
    }

    /** What happens before each step of the copy. */
    private interface Interruption {
        Runnable before(OpenedStore store, Path data, Path target) throws IOException;
    }

    private OpenedStore open(DataFolder folder, SimulatedDisk on) throws IOException {
        return OpenedStore.open(on, folder, SETTINGS, new StoreMetrics(new SimpleMeterRegistry()), StoreClock.SYSTEM);
    }

    /** One step of the store; some fail, but for those of the snapshot nothing does. */
    private void work(OpenedStore store) {
        try {
            switch (random.nextInt(12)) {
                case 0, 1 -> seal(store);
                case 2 -> store.segments().mergeSmall(Long.MAX_VALUE);
                case 3 -> drop(store);
                case 4 -> failingWrite(store);
                default -> write(store);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void seal(OpenedStore store) throws IOException {
        store.writer().complete();
        while (store.parts().recent().size() > 1) {
            store.segments().sealOldest();
        }
    }

    /** Nobody seals beside this thread, and a write would wait for it. */
    private void makeRoom(OpenedStore store) throws IOException {
        if (store.parts().recent().size() > 2) {
            seal(store);
        }
    }

    private void drop(OpenedStore store) throws IOException {
        List<SegmentFacts> segments = store.parts().published();
        if (segments.size() < 3) {
            return;
        }
        Set<SpanKey> before = all(store.reader()).keySet();
        store.segments().drop(List.of(segments.getFirst()));
        Set<SpanKey> left = all(store.reader()).keySet();
        before.stream().filter(key -> !left.contains(key)).forEach(dropped::add);
    }

    /** Its bytes may be in the file whole, until the log goes on in another one. */
    private void failingWrite(OpenedStore store) throws IOException {
        makeRoom(store);
        disk.faults().fail(random.nextBoolean() ? DiskOperation.SYNC : DiskOperation.WRITE, 1);
        write(store);
        disk.faults().none();
    }

    /** Leaves the span in the log, though it is not acknowledged. */
    private void writeUnsynced(OpenedStore store) {
        disk.faults().fail(DiskOperation.SYNC, 1);
        write(store, 1);
        disk.faults().none();
    }

    private void write(OpenedStore store) throws IOException {
        makeRoom(store);
        write(store, 1 + random.nextInt(8));
    }

    private void write(OpenedStore store, int spans) {
        List<Span> request = new ArrayList<>();
        for (int i = 0; i < spans; i++) {
            long id = nextSpan++;
            request.add(TestSpans.span(1 + random.nextInt(TRACES), id)
                    .service("service-" + random.nextInt(3))
                    .with("payload", "x".repeat(random.nextInt(200)))
                    .link(1 + random.nextInt(TRACES), 1 + random.nextLong(id))
                    .build());
        }
        try {
            store.writer().write(List.of(SpanBatch.of(request)));
            if (!taking) {
                request.forEach(span -> acknowledged.put(span.key(), span));
            }
        } catch (StoreException _) {
            // Not acknowledged: in the snapshot whole or not at all.
        }
        if (taking || !acknowledged.containsKey(request.getFirst().key())) {
            meanwhile.add(request);
        }
    }

    private void check(SpanReader reader) {
        Map<SpanKey, Span> found = all(reader);
        Map<SpanKey, Span> must = new HashMap<>(acknowledged);
        must.keySet().removeAll(dropped);
        assertThat(found).as(name).containsAllEntriesOf(must);
        Set<SpanKey> allowed = new HashSet<>(acknowledged.keySet());
        for (List<Span> request : meanwhile) {
            if (request.stream().allMatch(span -> found.containsKey(span.key()))) {
                request.forEach(span -> allowed.add(span.key()));
            }
        }
        assertThat(allowed).as("whole requests alone, %s", name).containsAll(found.keySet());
        assertThat(reader.totals(NEVER).spanCount()).as(name).isEqualTo(found.size());
        assertThat(reader.totals(NEVER).conflictingSpanCount()).as(name).isZero();
    }

    private Map<SpanKey, Span> all(SpanReader reader) {
        Map<SpanKey, Span> found = new HashMap<>();
        for (int trace = 1; trace <= TRACES; trace++) {
            for (Span span : reader.findTrace(TestSpans.traceId(trace), NEVER).spans()) {
                assertThat(found.put(span.key(), span)).as("twice, %s", name).isNull();
            }
        }
        return found;
    }
}
