/**
 * Recent spans in memory, queryable as soon as they are durable. One thread adds, any number read without holding it up.
 *
 * <p>Starting point: {@link dev.weft.store.duckdb.head.Generation}.
 */
@NullMarked
package dev.weft.store.duckdb.head;

import org.jspecify.annotations.NullMarked;
