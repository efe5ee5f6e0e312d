package dev.weft.store.duckdb.part;

import dev.weft.model.SpanKind;
import dev.weft.model.TimeRange;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeys;
import dev.weft.store.AttributeValues;
import dev.weft.store.Cancellation;
import dev.weft.store.KeySearch;
import dev.weft.store.OperationCount;
import dev.weft.store.ServiceCount;
import dev.weft.store.StoreTotals;
import dev.weft.store.ValueTally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts over all parts. */
final class PartCounts {

    private final PartsView view;
    private final Cancellation cancellation;

    private record Operation(String name, SpanKind kind) {}

    PartCounts(PartsView view, Cancellation cancellation) {
        this.view = view;
        this.cancellation = cancellation;
    }

    List<ServiceCount> services(TimeRange range) {
        Map<String, ServiceCount> counts = new TreeMap<>();
        for (SpanCounter counter : view.counters()) {
            counter.countServices(
                    range,
                    (service, spans, errors) -> counts.merge(
                            service,
                            new ServiceCount(service, spans, errors),
                            (a, b) -> new ServiceCount(
                                    service, a.spanCount() + b.spanCount(), a.errorCount() + b.errorCount())),
                    cancellation);
        }
        return List.copyOf(counts.values());
    }

    List<OperationCount> operations(String service, TimeRange range) {
        Map<Operation, Long> counts = new HashMap<>();
        for (SpanCounter counter : view.counters()) {
            counter.countOperations(
                    service,
                    range,
                    (name, kind, spans) -> counts.merge(new Operation(name, kind), spans, Long::sum),
                    cancellation);
        }
        return counts.entrySet().stream()
                .map(entry ->
                        new OperationCount(entry.getKey().name(), entry.getKey().kind(), entry.getValue()))
                .sorted(OperationCount.ORDER)
                .toList();
    }

    AttributeKeys attributeKeys(KeySearch search) {
        KeyCounts counts = new KeyCounts(search, cancellation);
        List<Part> newestFirst = view.parts().reversed();
        if (search.scopes().stream().anyMatch(PartCounts::isSummedUp)) {
            newestFirst.forEach(part -> part.countKeys(counts));
        }
        search.scopes().stream()
                .filter(scope -> !isSummedUp(scope))
                .forEach(scope -> new ScopeCounts(newestFirst, scope, search.range(), cancellation)
                        .keys(search.prefix(), counts));
        return counts.first();
    }

    AttributeValues attributeValues(AttributeKey key, TimeRange range, String prefix, int limit) {
        ValueTally counts = new ValueTally(prefix);
        List<Part> newestFirst = view.parts().reversed();
        boolean inTime = cancellation.inTime(() -> {
            if (isSummedUp(key.scope())) {
                for (Part part : newestFirst) {
                    cancellation.check();
                    part.countValues(key, range, counts, cancellation);
                }
            } else {
                new ScopeCounts(newestFirst, key.scope(), range, cancellation).values(key.key(), counts);
            }
        });
        AttributeValues first = counts.first(limit);
        return inTime ? first : first.inPart();
    }

    private static boolean isSummedUp(AttributeKey.Scope scope) {
        return switch (scope) {
            case RESOURCE, SPAN -> true;
            case EVENT, LINK, INSTRUMENTATION -> false;
        };
    }

    StoreTotals totals() {
        long spans = 0;
        long links = 0;
        long conflicting = 0;
        for (Part part : view.parts()) {
            spans += part.spanCount();
            links += part.linkCount();
            conflicting += part.conflictingSpanCount();
        }
        return new StoreTotals(spans, links, conflicting, view.bytesOnDisk());
    }
}
