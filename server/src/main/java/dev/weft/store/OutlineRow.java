package dev.weft.store;

import dev.weft.model.SpanId;

/**
 * One span of a trace's outline.
 *
 * @param linksOut links that the span carries
 * @param linksIn stored links of any trace that point at it
 * @param conflictingVersions later versions with the same ids and other content
 */
public record OutlineRow(
        SpanFacts span, SpanId parentSpanId, int eventCount, int linksOut, int linksIn, int conflictingVersions) {}
