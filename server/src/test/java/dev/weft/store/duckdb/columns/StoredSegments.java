package dev.weft.store.duckdb.columns;

import dev.weft.model.Span;
import dev.weft.model.Status;
import dev.weft.model.TimeRange;
import dev.weft.query.filter.FilterEvaluator;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.OperationCount;
import dev.weft.store.SearchPlace;
import dev.weft.store.ServiceCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What views must answer, computed span by span. */
record StoredSegments(List<SegmentOfSpans> segments) {

    List<ServiceCount> services(TimeRange range) {
        Map<String, ServiceCount> counts = new TreeMap<>();
        forEach(
                range,
                span -> counts.merge(
                        span.service(),
                        new ServiceCount(span.service(), 1, span.status().code() == Status.CODE_ERROR ? 1 : 0),
                        (a, b) -> new ServiceCount(
                                a.service(), a.spanCount() + b.spanCount(), a.errorCount() + b.errorCount())));
        return List.copyOf(counts.values());
    }

    List<OperationCount> operations(String service, TimeRange range) {
        Map<OperationCount, Long> counts = new HashMap<>();
        forEach(range, span -> {
            if (span.service().equals(service)) {
                counts.merge(new OperationCount(span.name(), span.kind(), 0), 1L, Long::sum);
            }
        });
        return counts.entrySet().stream()
                .map(entry ->
                        new OperationCount(entry.getKey().name(), entry.getKey().kind(), entry.getValue()))
                .sorted(OperationCount.ORDER)
                .toList();
    }

    /** Returns rows that match the filter, in the order of candidates. */
    List<Candidate> longest(SpanFilter filter, TimeRange range, @Nullable SearchPlace after) {
        List<Candidate> found = new ArrayList<>();
        for (SegmentOfSpans segment : segments) {
            for (int row = 0; row < segment.size(); row++) {
                Span span = segment.span(row);
                Candidate candidate = new Candidate(segment.number(), row, span.durationNanos());
                if (range.contains(span.startTimeUnixNano())
                        && FilterEvaluator.matches(filter, span)
                        && (after == null || !standsBefore(candidate, after))) {
                    found.add(candidate);
                }
            }
        }
        found.sort(Comparator.<Candidate, Boolean>comparing(
                        candidate -> candidate.durationNanos().isEmpty())
                .thenComparing(candidate -> candidate.durationNanos().orElse(0), Comparator.reverseOrder())
                .thenComparingLong(Candidate::segment)
                .thenComparingInt(Candidate::row));
        return found;
    }

    private static boolean standsBefore(Candidate candidate, SearchPlace place) {
        return candidate.durationNanos().isPresent()
                && (!place.hasKey() || candidate.durationNanos().getAsLong() > place.key());
    }

    private void forEach(TimeRange range, Consumer<Span> consumer) {
        for (SegmentOfSpans segment : segments) {
            for (int row = 0; row < segment.size(); row++) {
                Span span = segment.span(row);
                if (range.contains(span.startTimeUnixNano())) {
                    consumer.accept(span);
                }
            }
        }
    }
}
