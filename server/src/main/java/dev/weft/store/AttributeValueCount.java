package dev.weft.store;

import dev.weft.model.AttributeValue;

/**
 * An attribute's value with the spans that carry it.
 *
 * @param value a string, int, double or bool
 */
public record AttributeValueCount(AttributeValue value, long spanCount) {}
