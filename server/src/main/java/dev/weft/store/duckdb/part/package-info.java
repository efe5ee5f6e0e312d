/**
 * How a store is read: as a list of parts that hold different spans, recent ones in memory and segments on disk. Every answer
 * of {@link dev.weft.store.SpanReader} is put together here from what the parts know.
 *
 * <p>Starting points: {@link dev.weft.store.duckdb.part.Part}, {@link dev.weft.store.duckdb.part.PartsReader}.
 */
@NullMarked
package dev.weft.store.duckdb.part;

import org.jspecify.annotations.NullMarked;
