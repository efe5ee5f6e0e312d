package dev.weft.store.duckdb.head;

import dev.weft.model.Attribute;
import dev.weft.model.Resource;
import dev.weft.model.batch.OtlpFields;
import dev.weft.model.batch.SpanBatch;
import dev.weft.model.batch.WireAttribute;
import dev.weft.model.batch.WireCursor;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.duckdb.part.KeyCounts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Attribute keys of spans in memory, counted as they stand on the wire. The attributes of one span are often those of the one
 * before, in the same order: then a key costs one comparison of its bytes.
 */
final class HeadKeys {

    /** A key of spans, with what was seen of it. */
    private static final class Seen {

        private final String key;
        private final byte[] utf8;
        private int types;
        private long spans;
        private long lastSpan;

        Seen(String key) {
            this.key = key;
            this.utf8 = key.getBytes(StandardCharsets.UTF_8);
        }
    }

    private final WireCursor span = new WireCursor();
    private final WireAttribute attribute = new WireAttribute();
    private final Map<String, Seen> ofSpans = new HashMap<>();
    private final IdentityHashMap<Resource, long[]> spansOfResource = new IdentityHashMap<>();

    /** For each place among a span's attributes the key that was there last. */
    private final List<Seen> before = new ArrayList<>();

    private long spans;

    void add(SpanBatch batch, int index) {
        spans++;
        byte[] bytes = batch.bytes();
        span.over(bytes, batch.spanOffset(index), batch.spanLength(index));
        int place = 0;
        while (span.next()) {
            if (span.field() == OtlpFields.SPAN_ATTRIBUTES) {
                attribute.over(bytes, span.offset(), span.length());
                count(seen(place++));
            }
        }
        spansOfResource.computeIfAbsent(batch.resource(index), _ -> new long[1])[0]++;
    }

    private Seen seen(int place) {
        Seen likely = place < before.size() ? before.get(place) : null;
        if (likely != null && attribute.hasKey(likely.utf8)) {
            return likely;
        }
        Seen found = ofSpans.computeIfAbsent(attribute.key(), Seen::new);
        if (place < before.size()) {
            before.set(place, found);
        } else {
            before.add(found);
        }
        return found;
    }

    private void count(Seen seen) {
        seen.types |= 1 << attribute.valueCase();
        if (seen.lastSpan != spans) {
            seen.lastSpan = spans;
            seen.spans++;
        }
    }

    /** Adds what was counted of the keys that begin with the prefix. */
    void addTo(KeyCounts counts, String prefix) {
        for (Seen seen : ofSpans.values()) {
            if (seen.key.startsWith(prefix)) {
                counts.add(new AttributeKey(AttributeKey.Scope.SPAN, seen.key), words(seen.types), seen.spans);
            }
        }
        spansOfResource.forEach((resource, number) -> {
            Map<String, SortedSet<String>> types = new HashMap<>();
            for (Attribute entry : resource.attributes()) {
                if (entry.key().startsWith(prefix)) {
                    types.computeIfAbsent(entry.key(), _ -> new TreeSet<>()).add(AttributeKeyCount.type(entry.value()));
                }
            }
            types.forEach(
                    (key, words) -> counts.add(new AttributeKey(AttributeKey.Scope.RESOURCE, key), words, number[0]));
        });
    }

    private static SortedSet<String> words(int types) {
        SortedSet<String> words = new TreeSet<>();
        for (int type = 0; type < Integer.SIZE; type++) {
            if ((types & 1 << type) != 0) {
                words.add(word(type));
            }
        }
        return words;
    }

    private static String word(int type) {
        return switch (type) {
            case OtlpFields.ANY_STRING -> "string";
            case OtlpFields.ANY_BOOL -> "bool";
            case OtlpFields.ANY_INT -> "int";
            case OtlpFields.ANY_DOUBLE -> "double";
            case OtlpFields.ANY_ARRAY -> "array";
            case OtlpFields.ANY_KVLIST -> "kvlist";
            case OtlpFields.ANY_BYTES -> "bytes";
            default -> "empty";
        };
    }
}
