package dev.weft.model;

/**
 * Something that happened at one moment of a span.
 *
 * @param timeUnixNano epoch nanoseconds, unsigned 64 bits
 * @param droppedAttributesCount unsigned 32 bits
 */
public record SpanEvent(long timeUnixNano, String name, Attributes attributes, int droppedAttributesCount) {}
