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
import org.jspecify.annotations.Nullable;

/**
 * Attribute keys of spans in memory, counted as they stand on the wire. The attributes of one span are often those of the one
 * before, in the same order: then a key costs one comparison of its bytes.
 */
final class HeadKeys {

    /** Fields of a value on the wire, and {@link WireAttribute#EMPTY}. */
    private static final int TYPES = OtlpFields.ANY_BYTES + 1;

    /** A key of spans, with what was seen of it. */
    private static final class Seen {

        private final String key;
        private final byte[] utf8;
        private final long[] ofTypes = new long[TYPES];
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
        seen.ofTypes[attribute.valueCase()]++;
        if (seen.lastSpan != spans) {
            seen.lastSpan = spans;
            seen.spans++;
        }
    }

    /**
     * Adds what was counted of the keys that begin with the prefix.
     *
     * @param without some of the same spans, which are left out
     */
    void addTo(KeyCounts counts, String prefix, HeadKeys without) {
        for (Seen seen : ofSpans.values()) {
            Seen less = without.ofSpans.get(seen.key);
            long number = seen.spans - (less == null ? 0 : less.spans);
            if (number > 0 && seen.key.startsWith(prefix)) {
                counts.add(new AttributeKey(AttributeKey.Scope.SPAN, seen.key), words(seen, less), number);
            }
        }
        spansOfResource.forEach((resource, all) -> {
            long[] less = without.spansOfResource.get(resource);
            long number = all[0] - (less == null ? 0 : less[0]);
            if (number > 0) {
                addTo(counts, prefix, resource, number);
            }
        });
    }

    private static void addTo(KeyCounts counts, String prefix, Resource resource, long spans) {
        Map<String, SortedSet<String>> types = new HashMap<>();
        for (Attribute entry : resource.attributes()) {
            if (entry.key().startsWith(prefix)) {
                types.computeIfAbsent(entry.key(), _ -> new TreeSet<>()).add(AttributeKeyCount.type(entry.value()));
            }
        }
        types.forEach((key, words) -> counts.add(new AttributeKey(AttributeKey.Scope.RESOURCE, key), words, spans));
    }

    private static SortedSet<String> words(Seen seen, @Nullable Seen less) {
        SortedSet<String> words = new TreeSet<>();
        for (int type = 0; type < TYPES; type++) {
            if (seen.ofTypes[type] > (less == null ? 0 : less.ofTypes[type])) {
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
