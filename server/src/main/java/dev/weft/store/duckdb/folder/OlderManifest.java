package dev.weft.store.duckdb.folder;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.log.LogFolder;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.util.Comparator;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A manifest that is older than its folder, such as one out of a backup: the log that it goes on with is gone, into segments
 * that it does not name. Whoever gave up that log as lost would have those deleted as never published.
 */
final class OlderManifest {

    private OlderManifest() {}

    /** Returns in words what shows that there was a newer one, in a folder that is not changed meanwhile; null for nothing. */
    static @Nullable String words(Disk disk, DataLayout folder, Manifest manifest) throws IOException {
        if (!disk.exists(folder.log()) || !disk.exists(folder.segments())) {
            return null;
        }
        OptionalLong first = new LogFolder(disk, folder.log()).firstSequence();
        if (first.isPresent() && first.getAsLong() <= manifest.sealed().sequence() + 1) {
            return null;
        }
        return disk.list(folder.segments()).stream()
                .flatMap(segment -> SegmentName.find(segment.getFileName().toString()).stream())
                .filter(name -> name.last() >= manifest.nextSeal())
                .max(Comparator.naturalOrder())
                .map(name -> folder.manifest() + " goes on with file "
                        + (manifest.sealed().sequence() + 1) + " of the log, which "
                        + (first.isPresent() ? "begins with file " + first.getAsLong() : "is gone")
                        + ", and does not name segment " + name
                        + " (expected: the newest manifest, which names all segments)")
                .orElse(null);
    }
}
