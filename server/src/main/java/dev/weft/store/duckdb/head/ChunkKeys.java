package dev.weft.store.duckdb.head;

/**
 * Attribute keys on the spans of some rows, by the numbers that a {@link KeyCounter} gives them.
 *
 * @param end behind the last row
 * @param keys that occur
 * @param spans that have each of the keys
 * @param types pairs of a key and a type of its values that occur: {@link KeyCounter#typed}
 * @param entries of each of these pairs
 */
@SuppressWarnings("ArrayRecordComponent")
record ChunkKeys(int end, int[] keys, int[] spans, int[] types, int[] entries) {}
