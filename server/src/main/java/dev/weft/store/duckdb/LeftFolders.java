package dev.weft.store.duckdb;

import dev.weft.store.duckdb.folder.CurrentManifest;
import dev.weft.store.duckdb.segment.SegmentFolder;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders of segments that are published no more, or never were: each is deleted at once, or again and again until it is gone.
 * What is left when the process ends goes at the next start. Used under the lock of the {@link CurrentManifest}.
 */
final class LeftFolders {

    private static final Logger logger = LoggerFactory.getLogger(LeftFolders.class);

    private final CurrentManifest manifest;
    private final Map<SegmentName, SegmentFolder> left = new LinkedHashMap<>();

    LeftFolders(CurrentManifest manifest) {
        this.manifest = manifest;
    }

    /** Deletes a folder now or later: that it fails must not hide what was published, or why nothing was. */
    void delete(SegmentFolder folder) {
        try {
            clear(folder);
        } catch (IOException e) {
            left.put(folder.name(), folder);
            logger.warn(
                    "segment {} is still on the disk, though it is not published; to delete it is tried again: {}",
                    folder.name(),
                    e.toString());
        }
    }

    /** Deletes what could not be deleted before, as far as that is possible now. */
    void deleteAll() {
        for (SegmentFolder folder : List.copyOf(left.values())) {
            try {
                clear(folder);
                logger.info("segment {}, which is not published, is deleted", folder.name());
            } catch (IOException e) {
                logger.debug("segment {} is still on the disk", folder.name(), e);
            }
        }
    }

    /**
     * Deletes what there is of a folder that is not published, so that another of its name can be written.
     *
     * @throws IOException when some of it is left, or the manifest on the disk may name it
     */
    void clear(SegmentFolder folder) throws IOException {
        manifest.settle();
        folder.delete();
        left.remove(folder.name());
    }
}
