package dev.weft.store.duckdb.part;

import dev.weft.model.SpanLink;
import dev.weft.store.SpanFacts;

/**
 * A link seen from the span that it points at.
 *
 * @param link as the linking span carries it
 * @param position among the links of the linking span, from 0
 */
public record IncomingLink(SpanLink link, int position, SpanFacts linking) {}
