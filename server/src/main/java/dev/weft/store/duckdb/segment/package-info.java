/**
 * A segment: a folder of immutable files, written once from rows in their final order. Start at {@link
 * dev.weft.store.duckdb.segment.SegmentFolder} to follow how one is written, at {@link dev.weft.store.duckdb.segment.Segment} to
 * follow how one is read. The packages below hold the files; {@code format} and {@code sections} are what they share.
 */
@NullMarked
package dev.weft.store.duckdb.segment;

import org.jspecify.annotations.NullMarked;
