package dev.weft.store.duckdb.folder;

import java.nio.file.Path;

/**
 * A copy of a data folder.
 *
 * @param logGroups groups of the log that are in no segment yet
 */
public record CopiedFolder(Path folder, int segments, int logFiles, long logGroups) {}
