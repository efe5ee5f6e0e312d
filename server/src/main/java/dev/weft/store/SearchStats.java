package dev.weft.store;

/**
 * What a search looked at.
 *
 * @param spansInspected spans whose content was compared with the filter
 * @param segmentsRead segments of which something was read; 0 for a store without segments
 */
public record SearchStats(long spansInspected, int segmentsRead) {}
