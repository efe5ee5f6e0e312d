/** Tests of the file of traces. */
@NullMarked
package dev.weft.store.duckdb.segment.traces;

import org.jspecify.annotations.NullMarked;
