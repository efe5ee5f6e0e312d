package dev.weft.store;

/** A service with its spans. */
public record ServiceCount(String service, long spanCount, long errorCount) {}
