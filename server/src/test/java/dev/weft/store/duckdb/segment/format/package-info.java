/** What tests of all files share. */
@NullMarked
package dev.weft.store.duckdb.segment.format;

import org.jspecify.annotations.NullMarked;
