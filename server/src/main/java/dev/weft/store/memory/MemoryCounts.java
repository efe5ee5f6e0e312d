package dev.weft.store.memory;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.SpanKind;
import dev.weft.model.TimeRange;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.AttributeKeys;
import dev.weft.store.AttributeValues;
import dev.weft.store.Cancellation;
import dev.weft.store.KeySearch;
import dev.weft.store.NamedCounts;
import dev.weft.store.OperationCount;
import dev.weft.store.ServiceCount;
import dev.weft.store.ValueTally;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What occurs on spans that start in a range, counted span by span. */
final class MemoryCounts {

    private record Operation(String name, SpanKind kind) {}

    private final List<Span> spans;

    MemoryCounts(StoredSpans stored, TimeRange range) {
        this.spans = stored.all().stream()
                .filter(span -> range.contains(span.startTimeUnixNano()))
                .toList();
    }

    List<ServiceCount> services() {
        NamedCounts<String, ServiceCount> counts = new NamedCounts<>("services", ServiceCount::plus);
        for (Span span : spans) {
            String service = span.service();
            counts.add(
                    service, service, new ServiceCount(service, 1, span.status().isError() ? 1 : 0));
        }
        return counts.counts().stream().sorted(ServiceCount.ORDER).toList();
    }

    List<OperationCount> operations(String service) {
        NamedCounts<Operation, OperationCount> counts = new NamedCounts<>("operations", OperationCount::plus);
        for (Span span : spans) {
            if (span.service().equals(service)) {
                Operation operation = new Operation(span.name(), span.kind());
                counts.add(operation, span.name(), new OperationCount(span.name(), span.kind(), 1));
            }
        }
        return counts.counts().stream().sorted(OperationCount.ORDER).toList();
    }

    /** Counts span by span until the deadline. */
    AttributeKeys attributeKeys(KeySearch search, Cancellation cancellation) {
        Map<AttributeKey, AttributeKeyCount> counts = new HashMap<>();
        boolean inTime = cancellation.inTime(() -> {
            for (Span span : spans) {
                cancellation.check();
                keysOf(span, search)
                        .forEach((key, types) ->
                                counts.merge(key, new AttributeKeyCount(key, types, 1), AttributeKeyCount::plus));
            }
        });
        List<AttributeKeyCount> first = counts.values().stream()
                .sorted(AttributeKeyCount.ORDER)
                .limit(search.limit())
                .toList();
        return new AttributeKeys(first, inTime && first.size() == counts.size());
    }

    private static Map<AttributeKey, SortedSet<String>> keysOf(Span span, KeySearch search) {
        Map<AttributeKey, SortedSet<String>> types = new HashMap<>();
        for (AttributeKey.Scope scope : search.scopes()) {
            for (Attributes attributes : scope.of(span)) {
                for (Attribute entry : attributes) {
                    if (entry.key().startsWith(search.prefix())) {
                        types.computeIfAbsent(new AttributeKey(scope, entry.key()), _ -> new TreeSet<>())
                                .add(AttributeKeyCount.type(entry.value()));
                    }
                }
            }
        }
        return types;
    }

    AttributeValues attributeValues(AttributeKey key, String prefix, int limit) {
        ValueTally counts = new ValueTally(prefix);
        for (Span span : spans) {
            Set<AttributeValue> ofSpan = new HashSet<>();
            for (Attributes attributes : key.scope().of(span)) {
                AttributeValue value = attributes.find(key.key());
                if (value != null) {
                    ofSpan.add(value);
                }
            }
            ofSpan.forEach(value -> counts.add(value, 1));
        }
        return counts.first(limit);
    }
}
