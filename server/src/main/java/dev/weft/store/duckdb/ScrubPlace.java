package dev.weft.store.duckdb;

import dev.weft.store.duckdb.disk.CheckedText;
import dev.weft.store.duckdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the scrub is. A {@link CheckedText}.
 *
 * @param begunUnixMillis when the pass began
 * @param lastSeal the last seal whose segment was read
 * @param ended whether the pass is through
 */
record ScrubPlace(long begunUnixMillis, long lastSeal, boolean ended) {

    private static final String HEAD = "weft scrub 1";

    /** Returns null when there is no such file; one that is damaged says nothing, and is replaced. */
    static @Nullable ScrubPlace read(Disk disk, Path file) {
        try {
            List<String> lines = disk.exists(file) ? CheckedText.read(disk, file) : List.of();
            if (lines.size() != 4 || !lines.getFirst().equals(HEAD)) {
                return null;
            }
            return new ScrubPlace(
                    Long.parseLong(lines.get(1)), Long.parseLong(lines.get(2)), Boolean.parseBoolean(lines.get(3)));
        } catch (IOException | NumberFormatException _) {
            return null;
        }
    }

    void write(Disk disk, Path file) throws IOException {
        CheckedText.write(
                disk,
                file,
                List.of(HEAD, Long.toString(begunUnixMillis), Long.toString(lastSeal), Boolean.toString(ended)));
    }
}
