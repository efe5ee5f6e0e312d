package dev.weft.store;

/** How much is stored of a trace; nothing of one that is unknown. */
public record TraceSize(long spans, long conflictingVersions) {}
