@NullMarked
package dev.weft.store.duckdb.columns;

import org.jspecify.annotations.NullMarked;
