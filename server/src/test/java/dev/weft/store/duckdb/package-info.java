/** The embedded store, held to the contract and to what a disk and a crash ask of it. */
@NullMarked
package dev.weft.store.duckdb;

import org.jspecify.annotations.NullMarked;
