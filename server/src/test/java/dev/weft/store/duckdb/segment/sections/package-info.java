/** Tests of what files of sections are made of. */
@NullMarked
package dev.weft.store.duckdb.segment.sections;

import org.jspecify.annotations.NullMarked;
