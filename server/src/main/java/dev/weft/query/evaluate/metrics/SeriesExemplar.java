package dev.weft.query.evaluate.metrics;

import dev.weft.model.SpanKey;

/**
 * A span that a series measures.
 *
 * @param startUnixNano when it starts, epoch nanoseconds, unsigned 64 bits
 * @param value where to show it: the measured field's number in the unit of the series, for counts and rates the sample's value
 */
public record SeriesExemplar(SpanKey span, long startUnixNano, double value) {}
