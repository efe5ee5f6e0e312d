/** Tests of the files of a segment. */
@NullMarked
package dev.weft.store.duckdb.segment;

import org.jspecify.annotations.NullMarked;
