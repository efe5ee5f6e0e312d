/**
 * The files of the storage engine: everything it writes and reads, DuckDB's own files aside, goes through {@link
 * dev.weft.store.duckdb.disk.Disk}, so that tests can put in its place a disk that fails, tears and loses what was not
 * synced.
 *
 * <p>Starting points: {@link dev.weft.store.duckdb.disk.Disk}, {@link dev.weft.store.duckdb.disk.RealDisk}.
 */
@NullMarked
package dev.weft.store.duckdb.disk;

import org.jspecify.annotations.NullMarked;
