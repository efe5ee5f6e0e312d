package dev.weft.store.duckdb;

import dev.weft.store.duckdb.columnfiles.ColumnFiles;
import dev.weft.store.duckdb.columnfiles.DamagedColumnsException;
import dev.weft.store.duckdb.folder.CurrentManifest;
import dev.weft.store.duckdb.part.DamagedPartException;
import dev.weft.store.duckdb.segment.DamagedSegmentException;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes out what turns out to be damaged, so that the rest goes on answering. */
final class Quarantine {

    private static final Logger logger = LoggerFactory.getLogger(Quarantine.class);

    private final CurrentParts parts;
    private final CurrentManifest manifest;
    private final ColumnFiles columns;

    /** What survives a restart. */
    private volatile List<Quarantined> recorded = List.of();

    Quarantine(CurrentParts parts, CurrentManifest manifest, ColumnFiles columns) {
        this.parts = parts;
        this.manifest = manifest;
        this.columns = columns;
    }

    /** Quarantines a segment; lets go of files of columns, which are made anew. */
    void takeOut(DamagedPartException damaged) {
        switch (damaged) {
            case DamagedSegmentException segment -> takeOut(segment.name(), segment.reason());
            case DamagedColumnsException files -> drop(files);
            default -> throw damaged;
        }
    }

    /**
     * Returns what is to be done with what one question or one group meets, before it is asked again: it is taken out, but a
     * segment that the medium fails to give only at the third failure.
     */
    Consumer<DamagedPartException> forOneQuestion() {
        ReadAttempts attempts = new ReadAttempts();
        return met -> {
            if (attempts.isDamage(met)) {
                takeOut(met);
            } else {
                logger.warn("{}; that is no damage yet, and is read again", met.getMessage());
            }
        };
    }

    /**
     * As {@link #takeOut}, for one who comes back to it later.
     *
     * @throws IOException when the medium failed to give a segment, but not often enough to be damaged
     */
    void takeOutOrTryLater(DamagedPartException met, ReadAttempts attempts) throws IOException {
        if (!attempts.isDamage(met)) {
            throw new IOException(met.getMessage() + "; that is no damage yet", met);
        }
        takeOut(met);
    }

    private void takeOut(SegmentName name, String reason) {
        Quarantined unread = parts.quarantine(name, reason);
        if (unread == null) {
            return;
        }
        log(unread);
        // Whoever holds the lock may take seconds, and the question waits: whoever writes or seals next records it
        // then.
        if (manifest.lock().tryLock()) {
            try {
                record();
            } finally {
                manifest.lock().unlock();
            }
        }
    }

    static void log(Quarantined unread) {
        logger.error(
                "segment {} is quarantined: {}; everything else goes on answering, and answers that need it name it",
                unread.name(),
                unread.reason());
    }

    private void drop(DamagedColumnsException damaged) {
        logger.warn("{}; they are made anew", damaged.getMessage());
        try {
            columns.drop(damaged.files());
        } catch (IOException e) {
            logger.warn("cannot delete {}: {}", damaged.files(), e.toString());
        }
    }

    /** Makes quarantines survive a restart, or says that they do not yet. */
    void record() {
        try {
            requireRecorded();
        } catch (IOException e) {
            logger.warn(
                    "quarantined segments are not named in the manifest yet, which is tried again: {}", e.toString());
        }
    }

    /**
     * Makes quarantines survive a restart: what was sent again may be taken again only when a segment that held it cannot come
     * back by itself. Waits while a segment is being sealed or merged, but only when something was quarantined since.
     *
     * @throws IOException when they may not survive it
     */
    void requireRecorded() throws IOException {
        if (parts.quarantined().equals(recorded)) {
            return;
        }
        manifest.lock().lock();
        try {
            List<Quarantined> unread = parts.quarantined();
            SortedMap<SegmentName, String> reasons = new TreeMap<>();
            unread.forEach(segment -> reasons.put(segment.name(), segment.reason()));
            if (!manifest.inForce().withQuarantined(reasons).equals(manifest.inForce())) {
                manifest.publish(now -> now.withQuarantined(reasons));
            }
            recorded = unread;
        } finally {
            manifest.lock().unlock();
        }
    }
}
