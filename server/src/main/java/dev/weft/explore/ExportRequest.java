package dev.weft.explore;

import dev.weft.model.TimeRange;
import dev.weft.store.SearchOrder;

/**
 * Asks for all spans that match, up to the limit of exports.
 *
 * @param query TraceQL; empty matches everything
 * @param range the start of a matched span lies in it
 */
public record ExportRequest(String query, TimeRange range, SearchOrder order) {}
