/** Tests of whole segments. */
@NullMarked
package dev.weft.store.duckdb.segment;

import org.jspecify.annotations.NullMarked;
