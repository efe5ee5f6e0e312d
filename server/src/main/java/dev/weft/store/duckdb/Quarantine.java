package dev.weft.store.duckdb;

import dev.weft.store.duckdb.part.DamagedPartException;
import dev.weft.store.duckdb.segment.DamagedSegmentException;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes out what turns out to be damaged, so that the rest goes on answering. */
final class Quarantine {

    private static final Logger logger = LoggerFactory.getLogger(Quarantine.class);

    private final CurrentParts parts;
    private final CurrentManifest manifest;
    private final ColumnFiles columns;

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

    private void takeOut(SegmentName name, String reason) {
        Quarantined unread = parts.quarantine(name, reason);
        if (unread == null) {
            return;
        }
        log(unread);
        // Whoever holds the lock may take seconds, and the question waits: the thread that seals records it then.
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

    /** Makes quarantines survive a restart: spans that are sent again are taken again, so it must not come back by itself. */
    void record() {
        manifest.lock().lock();
        try {
            SortedMap<SegmentName, String> unread = new TreeMap<>();
            parts.quarantined().forEach(segment -> unread.put(segment.name(), segment.reason()));
            if (!manifest.inForce().withQuarantined(unread).equals(manifest.inForce())) {
                manifest.publish(now -> now.withQuarantined(unread));
            }
        } catch (IOException e) {
            logger.warn(
                    "quarantined segments are not named in the manifest yet, which is tried again: {}", e.toString());
        } finally {
            manifest.lock().unlock();
        }
    }
}
