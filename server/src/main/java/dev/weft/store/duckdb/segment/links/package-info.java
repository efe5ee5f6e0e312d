/**
 * The file {@code links}: links by the span that they point at. Start at {@link dev.weft.store.duckdb.segment.links.LinksWriter} and
 * {@link dev.weft.store.duckdb.segment.links.LinksFile}.
 */
@NullMarked
package dev.weft.store.duckdb.segment.links;

import org.jspecify.annotations.NullMarked;
