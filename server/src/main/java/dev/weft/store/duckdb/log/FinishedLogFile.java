package dev.weft.store.duckdb.log;

import java.nio.file.Path;

/**
 * A log file that takes no more groups. It can be deleted once these groups are stored elsewhere.
 *
 * @param nextGroup the number after its last group; equal to {@code firstGroup} when it has none
 * @param bytes of header and groups
 */
public record FinishedLogFile(Path path, long sequence, long firstGroup, long nextGroup, long bytes) {}
