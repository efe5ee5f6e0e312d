package dev.weft.store.duckdb;

import dev.weft.model.TraceId;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.folder.CurrentManifest;
import dev.weft.store.duckdb.segment.SegmentName;
import dev.weft.store.duckdb.segment.filter.IdFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which traces dropped segments held, so that a link into one is known to be past the retention. Of 500 segments together
 * fewer than one unknown trace in 500,000 is taken for one of theirs. Segments are forgotten ten
 * retentions after they were dropped, the oldest sooner when all of them take too much room. Changed under the lock of the
 * {@link CurrentManifest}.
 */
final class DroppedTraces {

    static final long MOST_BYTES = 64L << 20;

    private static final Logger logger = LoggerFactory.getLogger(DroppedTraces.class);
    private static final long RETENTIONS = 10;

    private final Disk disk;
    private final Path folder;
    private final long mostBytes;
    private final StoreMetrics metrics;
    private final Deque<Path> forgotten = new ArrayDeque<>();
    private volatile Map<SegmentName, RememberedTraces> segments = Map.of();

    /** @param mostBytes of memory for all that is remembered */
    DroppedTraces(Disk disk, Path folder, long mostBytes, StoreMetrics metrics) {
        this.disk = disk;
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.metrics = metrics;
    }

    /**
     * Reads what is remembered of these segments; what is missing or damaged is forgotten, for nothing depends on it.
     *
     * @throws IOException when the system refuses to open a file, see {@link Disk#isRefusal}
     */
    void open(List<SegmentName> names) throws IOException {
        Map<SegmentName, RememberedTraces> found = new TreeMap<>();
        Set<Path> known = new HashSet<>();
        for (SegmentName name : names) {
            known.add(file(name));
            try {
                found.put(name, RememberedTraces.read(disk, file(name)));
            } catch (IOException e) {
                if (Disk.isRefusal(e)) {
                    throw e;
                }
                logger.warn("links into dropped segment {} are not known as expired any more: {}", name, e.toString());
                forget(name, "damage");
            }
        }
        for (Path left : disk.exists(folder) ? disk.list(folder) : List.<Path>of()) {
            if (!known.contains(left)) {
                disk.delete(left);
            }
        }
        segments = found;
    }

    /** Returns whether a dropped segment held spans of the trace; hardly ever true by mistake. */
    boolean mayContain(TraceId traceId) {
        long hash = IdFilter.hash(traceId);
        for (RememberedTraces segment : segments.values()) {
            if (segment.mayContain(hash)) {
                return true;
            }
        }
        return false;
    }

    List<SegmentName> names() {
        return List.copyOf(segments.keySet());
    }

    /** Remembers a segment, durably, but for its name in the manifest. */
    void add(SegmentName name, DroppedSegment segment) throws IOException {
        if (!disk.exists(folder)) {
            disk.createFolder(folder);
        }
        if (disk.exists(file(name))) {
            disk.delete(file(name));
        }
        segment.write(disk, file(name));
        disk.syncFolder(folder);
        forgotten.remove(file(name));
        Map<SegmentName, RememberedTraces> all = new TreeMap<>(segments);
        // Those it was merged of are here when a drop of them failed before.
        for (SegmentName part : segments.keySet()) {
            if (name.holds(part) && !part.equals(name)) {
                all.remove(part);
                forgotten.add(file(part));
            }
        }
        all.put(name, segment);
        long bytes =
                all.values().stream().mapToLong(RememberedTraces::sizeBytes).sum();
        for (SegmentName oldest : List.copyOf(all.keySet())) {
            if (bytes > mostBytes && !oldest.equals(name)) {
                bytes -= Objects.requireNonNull(all.remove(oldest)).sizeBytes();
                forget(oldest, "size");
            }
        }
        segments = all;
    }

    /** Forgets segments that were dropped ten retentions ago; of which that is not known, like the next one of which it is. */
    void forgetOutlived(long nowUnixMillis, long retentionMillis) {
        Map<SegmentName, RememberedTraces> left = new TreeMap<>(segments);
        long dropped = nowUnixMillis;
        for (Map.Entry<SegmentName, RememberedTraces> segment :
                new TreeMap<>(segments).descendingMap().entrySet()) {
            dropped = segment.getValue().dropped().orElse(dropped);
            if ((nowUnixMillis - dropped) / RETENTIONS >= retentionMillis) {
                left.remove(segment.getKey());
                forget(segment.getKey(), "age");
            }
        }
        segments = left;
    }

    /** Deletes the files of what was forgotten, which the manifest must not name any more. */
    void deleteForgotten() throws IOException {
        while (!forgotten.isEmpty()) {
            if (disk.exists(forgotten.element())) {
                disk.delete(forgotten.element());
            }
            forgotten.remove();
        }
    }

    private void forget(SegmentName name, String reason) {
        forgotten.add(file(name));
        metrics.forgotten(reason);
    }

    private Path file(SegmentName name) {
        return folder.resolve(name.toString());
    }
}
