/** Tests of the log, most of them on a simulated disk. */
@NullMarked
package dev.weft.store.duckdb.log;

import org.jspecify.annotations.NullMarked;
