package dev.weft.store.duckdb.log;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A log file that a repair wrote anew.
 *
 * @param aside the damaged file's new name, null when the file was missing
 * @param keptRecords how many whole records went into the new file
 * @param words what was kept and what was lost, for the operator
 */
public record RepairedLogFile(Path file, @Nullable Path aside, long keptRecords, String words) {}
