package dev.weft.store.duckdb;

import dev.weft.model.Attribute;
import dev.weft.model.Attributes;
import dev.weft.store.AttributeKeyCount;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which attribute keys a span or resource carries, with the types of their values. Spans of one instrumentation share few shapes.
 *
 * @param types of values by key, in the words of {@link AttributeKeyCount#types}
 */
record Shape(SortedMap<String, SortedSet<String>> types) {

    Shape {
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        types.forEach((key, names) -> copy.put(key, Collections.unmodifiableSortedSet(new TreeSet<>(names))));
        types = Collections.unmodifiableSortedMap(copy);
    }

    static Shape of(Attributes attributes) {
        SortedMap<String, SortedSet<String>> types = new TreeMap<>();
        for (Attribute entry : attributes) {
            types.computeIfAbsent(entry.key(), _ -> new TreeSet<>()).add(AttributeKeyCount.type(entry.value()));
        }
        return new Shape(types);
    }

    boolean has(String key) {
        return types.containsKey(key);
    }

    byte[] encode() {
        BinaryWriter out = new BinaryWriter();
        out.writeUnsigned(types.size());
        types.forEach((key, names) -> {
            out.writeText(key);
            out.writeUnsigned(names.size());
            names.forEach(out::writeText);
        });
        return out.toBytes();
    }

    static Shape decode(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        SortedMap<String, SortedSet<String>> types = new TreeMap<>();
        for (int keys = in.readCount(); keys > 0; keys--) {
            String key = in.readText();
            SortedSet<String> names = new TreeSet<>();
            for (int left = in.readCount(); left > 0; left--) {
                names.add(in.readText());
            }
            types.put(key, names);
        }
        in.expectEnd();
        return new Shape(types);
    }
}
