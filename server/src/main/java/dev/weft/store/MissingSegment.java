package dev.weft.store;

/**
 * A part of the store that is quarantined, because it is missing or damaged.
 *
 * @param name of the segment
 * @param reason what was found, for the operator
 */
public record MissingSegment(String name, String reason) {}
