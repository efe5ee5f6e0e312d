/** Tests of the disk, and a disk that fails for the tests of all that is written on one. */
@NullMarked
package dev.weft.store.duckdb.disk;

import org.jspecify.annotations.NullMarked;
