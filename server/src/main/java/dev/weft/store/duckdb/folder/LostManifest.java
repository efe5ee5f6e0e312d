package dev.weft.store.duckdb.folder;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.log.LogFolder;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A manifest that is gone, as against one that was never written: until the first one is, the log begins with its first file.
 * Whoever took the one for the other would delete every segment as one that was never published.
 */
final class LostManifest {

    private LostManifest() {}

    /** Returns in words what shows that there was a manifest; null when there is one, or never was. */
    static @Nullable String words(Disk disk, DataLayout folder) throws IOException {
        String shown = shown(disk, folder);
        // It is looked for last: a server may write the first one meanwhile, before it deletes the log's first file.
        return shown == null || disk.exists(folder.manifest())
                ? null
                : folder.manifest() + " is missing, though " + shown
                        + " (expected: the manifest that names all segments)";
    }

    private static @Nullable String shown(Disk disk, DataLayout folder) throws IOException {
        if (disk.exists(folder.log())) {
            OptionalLong first = new LogFolder(disk, folder.log()).firstSequence();
            if (first.isPresent()) {
                return first.getAsLong() == 1 ? null : "the log begins with file " + first.getAsLong();
            }
        }
        if (!disk.exists(folder.segments())) {
            return null;
        }
        return disk.list(folder.segments()).stream()
                .flatMap(segment -> SegmentName.find(segment.getFileName().toString()).stream())
                .findFirst()
                .map(name -> "there is segment " + name + " and no log")
                .orElse(null);
    }
}
