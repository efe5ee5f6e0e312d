package dev.weft.store.duckdb.segment;

import dev.weft.model.SpanLink;
import dev.weft.store.SpanFacts;

/**
 * A link seen from the span that it points at.
 *
 * @param link whole, as it was sent
 * @param position of the link among its linking span's links, from 0
 * @param linking the span that carries it
 */
public record IncomingLink(SpanLink link, int position, SpanFacts linking) {}
