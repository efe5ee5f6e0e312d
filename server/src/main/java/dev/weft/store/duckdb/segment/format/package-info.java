/**
 * What all files of a segment share: checksums, bytes that grow and are read on, compression, the hash of a value. Start at {@link
 * dev.weft.store.duckdb.segment.format.SealedFormat}.
 */
@NullMarked
package dev.weft.store.duckdb.segment.format;

import org.jspecify.annotations.NullMarked;
