/** Tests of recent spans in memory. */
@NullMarked
package dev.weft.store.duckdb.head;

import org.jspecify.annotations.NullMarked;
