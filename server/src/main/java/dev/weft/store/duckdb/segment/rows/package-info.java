/** The rows of a segment before they are written. Start at {@link dev.weft.store.duckdb.segment.rows.RowOrder}. */
@NullMarked
package dev.weft.store.duckdb.segment.rows;

import org.jspecify.annotations.NullMarked;
