package dev.weft.store.duckdb.columns;

import dev.weft.model.Resource;
import dev.weft.model.TimeRange;
import dev.weft.query.filter.SpanFilter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a file of columns holds: enough to leave it out of a query without opening it. Whoever keeps the file keeps these.
 *
 * @param firstSegment number of the first segment in the file
 * @param lastSegment number of the last segment in the file
 * @param serviceArrayCount spans whose {@code service.name} is an array: they may match a service that does not show
 * @param minStartUnixNano the first start, unsigned; after the last one when there are no spans
 * @param maxStartUnixNano the last start, unsigned
 * @param segmentSpans how many rows carry each segment's number
 * @param failedServices hash codes of the services that have errors, by the segment's number; missing where they are many
 */
public record ColumnFacts(
        long firstSegment,
        long lastSegment,
        long spanCount,
        long serviceArrayCount,
        long minStartUnixNano,
        long maxStartUnixNano,
        Map<Long, Long> segmentSpans,
        Map<Long, Set<Integer>> failedServices) {

    public ColumnFacts {
        segmentSpans = Map.copyOf(segmentSpans);
        failedServices = failedServices.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, failed -> Set.copyOf(failed.getValue())));
        if (firstSegment > lastSegment) {
            throw new IllegalArgumentException(
                    "first segment: " + firstSegment + " (expected: not after the last, " + lastSegment + ")");
        }
        if (spanCount < 0) {
            throw new IllegalArgumentException("span count: " + spanCount + " (expected: not negative)");
        }
    }

    /** Returns false when surely no span of the segment matches, for it asks for an error of a service that has none. */
    public boolean mayMatch(long segment, SpanFilter filter) {
        Set<Integer> failed = failedServices.get(segment);
        if (failed == null || !filter.asksForErrors()) {
            return true;
        }
        boolean arraysFailed = serviceArrayCount > 0 && failed.contains(Resource.UNKNOWN_SERVICE.hashCode());
        return !failed.isEmpty()
                && filter.services().stream().allMatch(service -> arraysFailed || failed.contains(service.hashCode()));
    }

    /** Returns whether spans may start in the range. */
    boolean mayMeet(TimeRange range) {
        return spanCount > 0 && range.meets(minStartUnixNano, maxStartUnixNano);
    }

    /** Returns whether all spans start in the range. */
    boolean isWithin(TimeRange range) {
        return range.contains(minStartUnixNano) && range.contains(maxStartUnixNano);
    }
}
