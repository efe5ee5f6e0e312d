package dev.weft.store;

import dev.weft.model.Attributes;

/**
 * A matched span in a list.
 *
 * @param attributes those of its attributes and its resource's that the filter mentions
 * @param linksIn stored links of any trace that point at it
 */
public record SpanRow(SpanFacts span, int linksOut, int linksIn, Attributes attributes) {}
