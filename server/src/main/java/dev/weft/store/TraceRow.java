package dev.weft.store;

import dev.weft.model.TraceId;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A trace in a list: totals over all its spans, and what matched.
 *
 * @param root of its spans without a parent the one that starts last (of equal starts the one with the highest span id), as
 *     {@code trace:rootName} has it; null when none is stored
 * @param startTimeUnixNano of its earliest span
 * @param durationNanos from its earliest start to its latest end; empty when it overflows
 * @param linksIn stored links of any trace that point at one of its stored spans
 * @param matchedCount matching spans inside the range
 * @param matched the first three of them in the order of the search
 * @param sets in which the query yields them; null when it has neither {@code by(…)} nor aggregates
 */
public record TraceRow(
        TraceId traceId,
        @Nullable SpanFacts root,
        long startTimeUnixNano,
        OptionalLong durationNanos,
        long spanCount,
        long errorCount,
        SortedSet<String> services,
        long linksOut,
        long linksIn,
        long matchedCount,
        List<SpanRow> matched,
        @Nullable MatchedSets sets) {
    public TraceRow {
        services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
        matched = List.copyOf(matched);
    }
}
