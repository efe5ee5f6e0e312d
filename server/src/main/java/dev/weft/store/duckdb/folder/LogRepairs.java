package dev.weft.store.duckdb.folder;

import dev.weft.store.StoreException;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.log.LogFolder;
import dev.weft.store.duckdb.log.LogRepair;
import dev.weft.store.duckdb.log.RepairedLogFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Repairs the log of a data folder that nobody uses. */
public final class LogRepairs {

    private LogRepairs() {}

    /**
     * Gives up what is lost of the log, so that the folder can be opened, and keeps damaged files beside the new ones.
     *
     * @return what was kept and lost, one sentence for each file that was written anew; none when nothing is damaged
     * @throws StoreException of kind CANNOT_OPEN when the folder is in use or something else, UNAVAILABLE when the repair fails
     */
    public static List<String> run(Path data) {
        return run(new RealDisk(), DataFolder.require(data));
    }

    private static List<String> run(Disk disk, Path data) {
        try (DataFolder folder = DataFolder.open(data)) {
            if (!disk.exists(folder.log())) {
                return List.of();
            }
            LogPosition sealed = Manifest.held(disk, folder.layout()).sealed();
            List<String> words = new LogRepair(disk, folder.log())
                    .run(sealed.sequence(), sealed.group()).stream()
                            .map(RepairedLogFile::words)
                            .toList();
            new LogFolder(disk, folder.log()).replay(sealed.sequence(), sealed.group(), (_, _) -> {});
            return words;
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE, "cannot repair " + data + ": " + FileFailure.words(e), e);
        }
    }
}
