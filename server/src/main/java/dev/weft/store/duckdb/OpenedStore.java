package dev.weft.store.duckdb;

import dev.weft.model.batch.BatchReader;
import dev.weft.store.SpanReader;
import dev.weft.store.duckdb.columnfiles.ColumnFiles;
import dev.weft.store.duckdb.columnfiles.ColumnFolder;
import dev.weft.store.duckdb.columns.ColumnStore;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.folder.CurrentManifest;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.folder.LogPosition;
import dev.weft.store.duckdb.folder.Manifest;
import dev.weft.store.duckdb.head.Generation;
import dev.weft.store.duckdb.log.LogFolder;
import dev.weft.store.duckdb.log.LogReplay;
import dev.weft.store.duckdb.log.LogWriter;
import dev.weft.store.duckdb.part.PartsReader;
import dev.weft.store.duckdb.part.ReadingTurns;
import dev.weft.store.duckdb.part.SpanRoom;
import dev.weft.store.duckdb.segment.DamagedSegmentException;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentFolder;
import dev.weft.store.duckdb.segment.SegmentName;
import dev.weft.store.duckdb.segment.SegmentResources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The moving parts of an open store. */
record OpenedStore(
        CurrentParts parts,
        LogWriter log,
        GroupWriter writer,
        Segments segments,
        Quarantine quarantine,
        ColumnFiles columns,
        Retention retention,
        Scrub scrub,
        ReadingTurns turns,
        SegmentResources resources) {

    private static final Logger logger = LoggerFactory.getLogger(OpenedStore.class);

    /** Opens segments and replays the log. */
    static OpenedStore open(
            Disk disk, DataFolder folder, DuckDbSettings settings, StoreMetrics metrics, StoreClock clock)
            throws IOException {
        for (Path needed : List.of(folder.log(), folder.segments(), folder.columns(), folder.scratch())) {
            if (!disk.exists(needed)) {
                disk.createFolder(needed);
            }
        }
        disk.syncFolder(folder.path());
        CurrentManifest current = CurrentManifest.read(disk, folder);
        Manifest manifest = current.inForce();
        DroppedTraces dropped = new DroppedTraces(disk, folder.dropped(), DroppedTraces.MOST_BYTES, metrics);
        dropped.open(manifest.dropped());
        SegmentResources resources = new SegmentResources(settings.cacheBytes(), settings.threads());
        List<Segment> opened = new ArrayList<>();
        List<Quarantined> unread = new ArrayList<>();
        ColumnFiles columns = new ColumnFiles(new ColumnFolder(
                () -> ColumnStore.open(settings.columns(), folder.path()), disk, folder.columns(), folder.scratch()));
        try {
            for (SegmentName name : manifest.segments()) {
                openSegment(new SegmentFolder(disk, folder.segments(), name), manifest, resources, opened, unread);
            }
            columns.open(manifest.segments());
            columns.tell(opened);
            CurrentParts parts = new CurrentParts(folder, dropped, columns, opened, unread);
            LogFolder logFolder = new LogFolder(disk, folder.log());
            Quarantine quarantine = new Quarantine(parts, current, columns);
            Segments segments = new Segments(
                    disk, folder, parts, logFolder, columns, dropped, resources, metrics, clock, current, quarantine);
            long replaying = System.nanoTime();
            Replay replay = new Replay(parts, manifest.sealed(), settings.seal(), quarantine);
            LogReplay replayed = replay.of(logFolder);
            // Only now: a manifest that does not fit the log does not know what was published since.
            deleteUnpublished(disk, folder, manifest);
            LogWriter log = replay.begin(logFolder, replayed);
            metrics.replayed(recentSpans(parts), System.nanoTime() - replaying);
            quarantine.record();
            DiskRoom room =
                    new DiskRoom(disk, folder.path(), settings.retention().reserveBytes());
            GroupWriter writer = new GroupWriter(parts, log, room, settings.seal(), metrics, quarantine);
            metrics.watch(parts, writer, folder);
            metrics.watch(resources);
            Retention retention = new Retention(settings.retention(), parts, segments, columns, folder, metrics, clock);
            Scrub scrub = new Scrub(disk, folder.scrub(), parts, quarantine, columns, metrics, clock);
            SpanRoom traces = new SpanRoom();
            metrics.watch(traces);
            ReadingTurns turns =
                    new ReadingTurns(Runtime.getRuntime().availableProcessors(), writer::manySpansCome, traces);
            return new OpenedStore(
                    parts, log, writer, segments, quarantine, columns, retention, scrub, turns, resources);
        } catch (IOException | RuntimeException | Error e) {
            columns.close();
            opened.forEach(Segment::close);
            resources.close();
            throw e;
        }
    }

    /** Returns a reader of the parts as they are when it is asked. */
    SpanReader reader() {
        return new PartsReader(parts::view, turns, quarantine::forOneQuestion);
    }

    /** Closes parts, columns and log, each whatever becomes of the others. */
    void close() throws IOException {
        try (log;
                columns;
                resources;
                parts;
                turns) {
            quarantine.record();
        }
    }

    /** A segment that cannot be read is quarantined; that the system refuses to open it is for the operator to mend. */
    private static void openSegment(
            SegmentFolder folder,
            Manifest manifest,
            SegmentResources resources,
            List<Segment> opened,
            List<Quarantined> unread)
            throws IOException {
        String reason = manifest.quarantined().get(folder.name());
        for (int attempt = 1; reason == null; attempt++) {
            try {
                opened.add(Segment.open(folder, resources));
                return;
            } catch (IOException e) {
                if (Disk.isRefusal(e)) {
                    throw e;
                }
                if (DamagedSegmentException.isProof(e) || attempt == ReadAttempts.MOST) {
                    reason = DamagedSegmentException.reason(folder, e);
                }
            }
        }
        Quarantined segment = new Quarantined(SegmentFacts.ofDamaged(folder), reason);
        Quarantine.log(segment);
        unread.add(segment);
    }

    private static long recentSpans(CurrentParts parts) {
        return parts.recent().stream()
                .mapToLong(recent -> recent.generation().size())
                .sum();
    }

    private static void deleteUnpublished(Disk disk, DataFolder folder, Manifest manifest) throws IOException {
        Set<Path> published = new HashSet<>();
        for (SegmentName name : manifest.segments()) {
            published.add(new SegmentFolder(disk, folder.segments(), name).path());
        }
        for (Path found : disk.list(folder.segments())) {
            if (!published.contains(found)) {
                SegmentFolder.deleteFolder(disk, found);
            }
        }
    }

    /** Fills generations with what is in no segment yet; none of them gets larger than if it had just arrived. */
    private static final class Replay {

        private final CurrentParts parts;
        private final LogPosition sealed;
        private final SealLimits limits;
        private final Quarantine quarantine;
        private final LargeTraces largeTraces = new LargeTraces();
        private final BatchReader batches = BatchReader.ofBatches();
        private final long begunNanos = System.nanoTime();
        private long lastGroup;

        /** @param sealed up to where the log is in segments */
        Replay(CurrentParts parts, LogPosition sealed, SealLimits limits, Quarantine quarantine) {
            this.parts = parts;
            this.quarantine = quarantine;
            this.sealed = sealed;
            this.limits = limits;
            parts.add(new Recent());
        }

        LogReplay of(LogFolder log) throws IOException {
            LogReplay replay = log.replay(sealed.sequence(), sealed.group(), this::add);
            if (replay.torn() != null) {
                logger.info("cut the end of the log, which was never acknowledged: {}", replay.torn());
            }
            return replay;
        }

        /** What was replayed lies in the files before the one that is begun, and is followed by a generation of its own. */
        LogWriter begin(LogFolder log, LogReplay replay) throws IOException {
            LogWriter begun = log.begin(replay);
            Recent newest = parts.recent().getLast();
            if (newest.generation().size() > 0) {
                newest.complete(new LogPosition(begun.sequence() - 1, lastGroup), begunNanos);
                parts.add(new Recent());
            }
            return begun;
        }

        private void add(long group, List<byte[]> records) {
            Generation newest = parts.recent().getLast().generation();
            if (limits.areReached(newest.rows(), newest.bytes())) {
                parts.recent().getLast().complete(new LogPosition(sealed.sequence(), lastGroup), begunNanos);
                parts.add(new Recent());
            }
            List<LoggedSpans> logged = records.stream()
                    .map(record -> LoggedSpans.read(record, batches))
                    .toList();
            Arrivals.ofLog(parts, largeTraces, logged, quarantine);
            parts.recent().getLast().generation().publish();
            lastGroup = group;
        }
    }
}
