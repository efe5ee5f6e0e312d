/**
 * Files made of sections that are read where they lie, mapped: columns of packed numbers, blocks, texts. Start at {@link
 * dev.weft.store.duckdb.segment.sections.SectionsWriter} and {@link dev.weft.store.duckdb.segment.sections.Sections}.
 */
@NullMarked
package dev.weft.store.duckdb.segment.sections;

import org.jspecify.annotations.NullMarked;
