/** A filter over ids: whether a file surely holds nothing of one. Start at {@link dev.weft.store.duckdb.segment.filter.IdFilter}. */
@NullMarked
package dev.weft.store.duckdb.segment.filter;

import org.jspecify.annotations.NullMarked;
