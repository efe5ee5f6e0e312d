/** Tests of the files of spans and values. */
@NullMarked
package dev.weft.store.duckdb.segment.spans;

import org.jspecify.annotations.NullMarked;
