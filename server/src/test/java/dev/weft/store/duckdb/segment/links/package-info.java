/** Tests of the file of links. */
@NullMarked
package dev.weft.store.duckdb.segment.links;

import org.jspecify.annotations.NullMarked;
