/** Tests of the filter over ids. */
@NullMarked
package dev.weft.store.duckdb.segment.filter;

import org.jspecify.annotations.NullMarked;
