/** Tests of answers that are made from all parts. */
@NullMarked
package dev.weft.store.duckdb.part;

import org.jspecify.annotations.NullMarked;
