/** Tests of the order of rows. */
@NullMarked
package dev.weft.store.duckdb.segment.rows;

import org.jspecify.annotations.NullMarked;
