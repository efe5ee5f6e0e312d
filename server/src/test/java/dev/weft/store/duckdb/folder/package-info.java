/** Tests of the data folder as files. */
@NullMarked
package dev.weft.store.duckdb.folder;

import org.jspecify.annotations.NullMarked;
