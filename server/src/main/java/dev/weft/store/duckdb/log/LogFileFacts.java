package dev.weft.store.duckdb.log;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one file of the log holds.
 *
 * @param firstGroup the number of its first group, 0 when its header cannot be read
 * @param groups whole ones
 * @param records of these groups: one for each request
 * @param bytes of the file
 * @param tornBytes behind the last whole group: a group that is being written, or that a crash left unfinished
 * @param damage what was lost that had been durable, null when the file is whole
 */
public record LogFileFacts(
        Path file,
        long sequence,
        long firstGroup,
        long groups,
        long records,
        long bytes,
        long tornBytes,
        @Nullable String damage) {}
