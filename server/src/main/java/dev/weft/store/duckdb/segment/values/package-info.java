/**
 * The file {@code values}: which blocks of spans hold a value. Start at {@link dev.weft.store.duckdb.segment.values.ValuesWriter} and
 * {@link dev.weft.store.duckdb.segment.values.ValuesFile}.
 */
@NullMarked
package dev.weft.store.duckdb.segment.values;

import org.jspecify.annotations.NullMarked;
