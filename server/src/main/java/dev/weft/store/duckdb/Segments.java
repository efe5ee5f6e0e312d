package dev.weft.store.duckdb;

import dev.weft.model.SpanKey;
import dev.weft.store.StoreException;
import dev.weft.store.duckdb.columnfiles.ColumnFiles;
import dev.weft.store.duckdb.columnfiles.SegmentColumns;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.folder.CurrentManifest;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.folder.LogPosition;
import dev.weft.store.duckdb.head.Generation;
import dev.weft.store.duckdb.log.LogFolder;
import dev.weft.store.duckdb.part.DamagedPartException;
import dev.weft.store.duckdb.segment.MergeChoice;
import dev.weft.store.duckdb.segment.MergedRows;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentFolder;
import dev.weft.store.duckdb.segment.SegmentName;
import dev.weft.store.duckdb.segment.SegmentResources;
import dev.weft.store.duckdb.segment.filter.IdHashes;
import dev.weft.store.duckdb.segment.rows.RowOrder;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes segments: a segment is written aside, made durable, named in the manifest, and only then shown. */
final class Segments {

    private static final Logger logger = LoggerFactory.getLogger(Segments.class);

    private final Disk disk;
    private final DataFolder folder;
    private final CurrentParts parts;
    private final LogFolder log;
    private final ColumnFiles columns;
    private final DroppedTraces dropped;
    private final SegmentResources resources;
    private final StoreMetrics metrics;
    private final InstantSource clock;
    private final CurrentManifest manifest;
    private final Quarantine quarantine;
    private final LeftFolders left;
    private final TraceGroups groups = new TraceGroups();
    /** Since the start: a segment is tidied a few times in all. */
    private final ReadAttempts attempts = new ReadAttempts();

    private final ReentrantLock lock;

    Segments(
            Disk disk,
            DataFolder folder,
            CurrentParts parts,
            LogFolder log,
            ColumnFiles columns,
            DroppedTraces dropped,
            SegmentResources resources,
            StoreMetrics metrics,
            InstantSource clock,
            CurrentManifest manifest,
            Quarantine quarantine) {
        this.disk = disk;
        this.folder = folder;
        this.parts = parts;
        this.log = log;
        this.columns = columns;
        this.dropped = dropped;
        this.resources = resources;
        this.metrics = metrics;
        this.clock = clock;
        this.manifest = manifest;
        this.quarantine = quarantine;
        this.left = new LeftFolders(manifest);
        this.lock = manifest.lock();
    }

    /** Turns the oldest generation into a segment when it is complete. */
    void sealOldest() throws IOException {
        lock.lock();
        try {
            Recent oldest = parts.recent().getFirst();
            LogPosition end = oldest.end();
            if (end != null) {
                long start = System.nanoTime();
                seal(oldest, end);
                metrics.sealed(System.nanoTime() - start);
            }
        } catch (IOException | RuntimeException e) {
            metrics.sealFailed();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void seal(Recent oldest, LogPosition end) throws IOException {
        Generation.Arrived arrived = oldest.generation().arrived();
        SegmentRows rows =
                RowOrder.of(arrived.batches(), arrived.batchOfRow(), arrived.indexOfRow(), arrived.spanCount());
        long seal = manifest.inForce().nextSeal();
        SegmentName name = new SegmentName(seal, seal);
        Segment segment = write(name, rows, oldest.generation().newest(), clock.millis());
        try {
            manifest.publish(now -> now.withSeal(end));
        } catch (IOException | RuntimeException e) {
            discard(segment);
            throw e;
        }
        parts.sealed(oldest, segment);
        addColumns(segment, rows);
        delete("the log up to file " + end.sequence(), () -> log.deleteUpTo(end.sequence()));
    }

    /** Deletes what nothing names any more: that this fails must not hide what was published. */
    private static void delete(String what, Deletion deletion) {
        try {
            deletion.run();
        } catch (IOException e) {
            logger.warn("cannot delete {}, which nothing names any more: {}", what, e.toString());
        }
    }

    @FunctionalInterface
    private interface Deletion {
        void run() throws IOException;
    }

    /** Columns can be made later: that they fail now must not keep the segment from being used. */
    private void addColumns(Segment segment, SegmentRows rows) {
        if (segment.spanCount() < Segment.LARGE_SPANS) {
            return;
        }
        try {
            columns.add(segment, new SegmentColumns(rows));
        } catch (IOException | StoreException e) {
            logger.warn("no columns for segment {} yet: {}", segment.name(), e.getMessage());
        }
    }

    /** Shows the oldest segments no more and deletes them, but remembers their traces. */
    void drop(List<SegmentFacts> leaving) throws IOException {
        lock.lock();
        try {
            for (SegmentFacts segment : leaving) {
                rememberTraces(segment);
            }
            List<SegmentName> names = leaving.stream().map(SegmentFacts::name).toList();
            manifest.publish(now -> now.withoutSegments(names, dropped.names()));
            parts.remove(Set.copyOf(names));
            delete("columns", () -> columns.drop(leaving.getLast().name().last() + 1));
            leaving.forEach(segment -> left.delete(segment.folder()));
            delete("filters", dropped::deleteForgotten);
        } finally {
            lock.unlock();
        }
    }

    /** What is damaged is not remembered: it must not keep a segment on the disk. */
    private void rememberTraces(SegmentFacts segment) throws IOException {
        IdHashes traces;
        try {
            traces = segment.readTraces();
        } catch (IOException e) {
            if (Disk.isRefusal(e)) {
                throw e;
            }
            logger.warn("links into dropped segment {} are not known as expired: {}", segment.name(), e.toString());
            return;
        }
        dropped.add(segment.name(), new DroppedSegment(clock.millis(), traces));
    }

    /** Forgets dropped segments, and deletes what is left of them and of others that nothing names. */
    void forgetDropped(Duration retention) throws IOException {
        lock.lock();
        try {
            dropped.forgetOutlived(clock.millis(), retention.toMillis());
            if (!dropped.names().equals(manifest.inForce().dropped())) {
                manifest.publish(now -> now.withoutSegments(List.of(), dropped.names()));
            }
            manifest.settle();
            left.deleteAll();
            dropped.deleteForgotten();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Merges small neighbours into one segment when there are enough of them.
     *
     * @param mostMillis between their commits
     */
    void mergeSmall(long mostMillis) throws IOException {
        lock.lock();
        try (HeldSegments held = parts.hold()) {
            List<Segment> sources = MergeChoice.of(
                    held.segments(),
                    Segment::mergeSpans,
                    Segment.LARGE_SPANS,
                    (left, right) -> left.name().isFollowedBy(right.name()),
                    (first, last) -> Math.abs(last.committedUnixMillis() - first.committedUnixMillis()) <= mostMillis);
            if (!sources.isEmpty()) {
                long start = System.nanoTime();
                merge(List.copyOf(sources));
                metrics.mergedSegments(System.nanoTime() - start);
            }
        } catch (DamagedPartException e) {
            quarantine.takeOutOrTryLater(e, attempts);
        } finally {
            lock.unlock();
        }
    }

    /** Lets traces that arrive be looked for in groups of segments. */
    void groupTraces() throws IOException {
        lock.lock();
        try (HeldSegments held = parts.hold()) {
            if (groups.add(held.segments())) {
                parts.regroup();
            }
        } catch (DamagedPartException e) {
            quarantine.takeOutOrTryLater(e, attempts);
        } finally {
            lock.unlock();
        }
    }

    /** Makes the columns of one segment that has none: they were lost, or could not be made with it. */
    void makeColumns() throws IOException {
        lock.lock();
        try (HeldSegments held = parts.hold()) {
            List<Segment> uncovered = columns.uncovered(held.segments());
            if (!uncovered.isEmpty()) {
                addColumns(uncovered.getFirst(), MergedRows.of(List.of(uncovered.getFirst())));
            }
        } catch (DamagedPartException e) {
            quarantine.takeOutOrTryLater(e, attempts);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Merges small files of columns into one when there are enough of them.
     *
     * @param mostMillis between the commits of the segments that it covers
     */
    void mergeColumns(long mostMillis) throws IOException {
        long start = System.nanoTime();
        try (HeldSegments held = parts.hold()) {
            if (columns.merge(
                    held.published(),
                    held.unread(),
                    held.segments(),
                    segment -> new SegmentColumns(MergedRows.of(List.of(segment))),
                    mostMillis)) {
                metrics.mergedColumns(System.nanoTime() - start);
            }
        } catch (DamagedPartException e) {
            quarantine.takeOutOrTryLater(e, attempts);
        }
    }

    /** A source that is quarantined meanwhile is merged no more: what it holds may have been taken again. */
    private void merge(List<Segment> sources) throws IOException {
        SegmentName name = new SegmentName(
                sources.getFirst().name().first(), sources.getLast().name().last());
        SpanKey newest = sources.reversed().stream()
                .map(Segment::newest)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        long committedUnixMillis =
                sources.stream().mapToLong(Segment::committedUnixMillis).max().orElseThrow();
        SegmentRows rows = MergedRows.of(sources);
        Segment merged = write(name, rows, newest, committedUnixMillis);
        if (!parts.beginReplacing(sources)) {
            discard(merged);
            return;
        }
        try {
            manifest.publish(
                    now -> now.withMerged(sources.stream().map(Segment::name).toList(), name));
        } catch (IOException | RuntimeException e) {
            parts.keep();
            discard(merged);
            throw e;
        } catch (Error e) {
            // It ends the process, and who waited for the merge must not keep it from that.
            parts.keep();
            throw e;
        }
        parts.replace(merged);
        try {
            addColumns(merged, rows);
        } finally {
            sources.forEach(source -> left.delete(source.folder()));
        }
    }

    /** Deletes a segment that is not published: on a full disk it would keep the room which the next one needs. */
    private void discard(Segment unpublished) {
        unpublished.close();
        left.delete(unpublished.folder());
    }

    /** Writes a folder of this name, in place of one that was never published; a failure leaves nothing of it. */
    private Segment write(SegmentName name, SegmentRows rows, @Nullable SpanKey newest, long committedUnixMillis)
            throws IOException {
        SegmentFolder target = new SegmentFolder(disk, folder.segments(), name);
        left.clear(target);
        try {
            target.write(rows, newest, committedUnixMillis);
            return Segment.open(target, resources);
        } catch (IOException | RuntimeException e) {
            left.delete(target);
            throw e;
        }
    }
}
