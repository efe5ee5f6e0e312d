/**
 * The embedded store: a log, recent spans in memory, segments, and DuckDB's columns beside them (ADR 0004). This room ties the
 * others together: the one who writes groups, seals and merges; retention, quarantine and scrub; the views that readers take.
 *
 * <p>Starting points: {@link dev.weft.store.duckdb.DuckDbTraceStore} from outside, {@code OpenedStore} for how all hangs together,
 * {@code GroupWriter} for the way in, {@code Sealing} and {@code Segments} for what happens behind, {@code CurrentParts} for what
 * readers see.
 */
@NullMarked
package dev.weft.store.duckdb;

import org.jspecify.annotations.NullMarked;
