package dev.weft.store.duckdb.log;

import java.nio.file.Path;

/**
 * The end of the last log file that a crash left unfinished: one group that nobody was promised.
 *
 * @param offset where the group begins in the file, in bytes
 * @param bytes from there to the file's end
 */
public record TornTail(Path file, long offset, long bytes) {}
