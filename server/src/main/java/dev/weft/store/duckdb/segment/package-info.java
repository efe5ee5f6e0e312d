/**
 * The files of a segment: immutable, each written once from the segment's rows in their final order.
 */
@NullMarked
package dev.weft.store.duckdb.segment;

import org.jspecify.annotations.NullMarked;
