package dev.weft.store;

/**
 * What a store holds.
 *
 * @param conflictingSpanCount later versions with a stored span's ids and other content
 * @param bytesOnDisk 0 for a store in memory
 */
public record StoreTotals(long spanCount, long linkCount, long conflictingSpanCount, long bytesOnDisk) {}
