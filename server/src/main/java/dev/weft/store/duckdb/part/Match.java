package dev.weft.store.duckdb.part;

import dev.weft.store.SearchPlace;

/** A matching span, still in its chunk. */
record Match(SearchPlace place, Chunk.Rows rows, int row) {}
