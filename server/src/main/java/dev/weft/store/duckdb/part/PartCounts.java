package dev.weft.store.duckdb.part;

import dev.weft.model.SpanKind;
import dev.weft.model.TimeRange;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeys;
import dev.weft.store.AttributeValues;
import dev.weft.store.Cancellation;
import dev.weft.store.KeySearch;
import dev.weft.store.NamedCounts;
import dev.weft.store.OperationCount;
import dev.weft.store.ServiceCount;
import dev.weft.store.StoreTotals;
import dev.weft.store.ValueTally;
import java.util.List;

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
        NamedCounts<String, ServiceCount> counts = new NamedCounts<>("services", ServiceCount::plus);
        for (SpanCounter counter : view.counters()) {
            counter.countServices(
                    range,
                    (service, spans, errors) -> counts.add(service, service, new ServiceCount(service, spans, errors)),
                    cancellation);
        }
        return counts.counts().stream().sorted(ServiceCount.ORDER).toList();
    }

    List<OperationCount> operations(String service, TimeRange range) {
        NamedCounts<Operation, OperationCount> counts = new NamedCounts<>("operations", OperationCount::plus);
        for (SpanCounter counter : view.counters()) {
            counter.countOperations(
                    service,
                    range,
                    (name, kind, spans) ->
                            counts.add(new Operation(name, kind), name, new OperationCount(name, kind, spans)),
                    cancellation);
        }
        return counts.counts().stream().sorted(OperationCount.ORDER).toList();
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
