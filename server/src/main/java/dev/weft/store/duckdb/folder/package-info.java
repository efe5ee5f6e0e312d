/**
 * The data folder as files: who holds it, what lies where, which segments are in force, and how it is copied, inspected and
 * repaired while nothing is open.
 *
 * <p>Starting points: {@link dev.weft.store.duckdb.folder.DataFolder}, {@link dev.weft.store.duckdb.folder.Manifest}.
 */
@NullMarked
package dev.weft.store.duckdb.folder;

import org.jspecify.annotations.NullMarked;
