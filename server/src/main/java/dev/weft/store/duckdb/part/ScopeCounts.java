package dev.weft.store.duckdb.part;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.TimeRange;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.Cancellation;
import dev.weft.store.NamedCounts;
import dev.weft.store.ValueTally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Counts attributes of events, links or instrumentation scopes: no part sums them up, so they are read of every span in the range. */
final class ScopeCounts {

    private static final List<SpanFilter> ALL = List.of(SpanFilter.EVERYTHING);

    private final List<Part> parts;
    private final AttributeKey.Scope scope;
    private final TimeRange range;
    private final Cancellation cancellation;

    ScopeCounts(List<Part> parts, AttributeKey.Scope scope, TimeRange range, Cancellation cancellation) {
        this.parts = parts;
        this.scope = scope;
        this.range = range;
        this.cancellation = cancellation;
    }

    /** Adds the keys that begin with the prefix. */
    void keys(String prefix, KeyCounts counts) {
        Map<String, Seen> keys = new HashMap<>();
        Consumer<List<Attributes>> counting = new Consumer<>() {
            private long number;

            @Override
            public void accept(List<Attributes> ofSpan) {
                number++;
                for (Attributes attributes : ofSpan) {
                    for (Attribute entry : attributes) {
                        if (entry.key().startsWith(prefix)) {
                            add(entry);
                        }
                    }
                }
            }

            private void add(Attribute entry) {
                Seen seen = keys.get(entry.key());
                if (seen == null && keys.size() == NamedCounts.MOST) {
                    counts.lack();
                } else {
                    keys.computeIfAbsent(entry.key(), _ -> new Seen()).add(entry.value(), number);
                }
            }
        };
        if (!cancellation.inTime(() -> forEachSpan(counting))) {
            counts.lack();
        }
        keys.forEach((key, seen) -> counts.add(new AttributeKey(scope, key), seen.types, seen.spans));
    }

    /** Adds the values of the first entry of the key, those of one span's events or links each once. */
    void values(String key, ValueTally counts) {
        forEachSpan(ofSpan -> ofSpan.stream()
                .map(attributes -> attributes.find(key))
                .filter(Objects::nonNull)
                .distinct()
                .forEach(value -> counts.add(value, 1)));
    }

    private void forEachSpan(Consumer<List<Attributes>> action) {
        for (Part part : parts) {
            for (Chunk chunk : part.chunks(ALL, range)) {
                cancellation.check();
                Chunk.Rows rows = chunk.read();
                IntFunction<List<Attributes>> attributes = rows.attributes(scope);
                rows.matches(ALL, range).stream().forEach(row -> action.accept(attributes.apply(row)));
            }
        }
    }

    /** A key, with what was seen of it. */
    private static final class Seen {

        private final SortedSet<String> types = new TreeSet<>();
        private long spans;
        private long lastSpan;

        void add(AttributeValue value, long span) {
            types.add(AttributeKeyCount.type(value));
            if (lastSpan != span) {
                lastSpan = span;
                spans++;
            }
        }
    }
}
