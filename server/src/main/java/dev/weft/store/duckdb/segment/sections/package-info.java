/**
 * Files made of sections that are mapped, and of blocks that are read one by one: columns of packed numbers, texts. Start at
 * {@link dev.weft.store.duckdb.segment.sections.SectionsWriter} and {@link dev.weft.store.duckdb.segment.sections.Sections}.
 */
@NullMarked
package dev.weft.store.duckdb.segment.sections;

import org.jspecify.annotations.NullMarked;
