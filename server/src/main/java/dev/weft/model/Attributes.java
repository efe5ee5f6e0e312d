package dev.weft.model;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attributes as they were sent: in order, duplicate keys kept. Two are equal only in the same order; {@link #canonical()}
 * sets aside the order of different keys.
 */
public record Attributes(List<Attribute> entries) implements Iterable<Attribute> {

    public static final Attributes EMPTY = new Attributes(List.of());

    public Attributes {
        entries = List.copyOf(entries);
    }

    public static Attributes of(Attribute... entries) {
        return entries.length == 0 ? EMPTY : new Attributes(List.of(entries));
    }

    /** Returns the value of the first entry with this key, or null. */
    public @Nullable AttributeValue find(String key) {
        for (Attribute entry : entries) {
            if (entry.key().equals(key)) {
                return entry.value();
            }
        }
        return null;
    }

    /** Returns the same entries sorted by key, here and in nested lists; entries of one key keep their order. */
    public Attributes canonical() {
        return new Attributes(entries.stream()
                .map(entry -> new Attribute(entry.key(), canonical(entry.value())))
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .toList());
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public int size() {
        return entries.size();
    }

    @Override
    public Iterator<Attribute> iterator() {
        return entries.iterator();
    }

    private static AttributeValue canonical(AttributeValue value) {
        return switch (value) {
            case AttributeValue.KeyValues(Attributes nested) -> new AttributeValue.KeyValues(nested.canonical());
            case AttributeValue.Array(List<AttributeValue> values) ->
                new AttributeValue.Array(
                        values.stream().map(Attributes::canonical).toList());
            case AttributeValue.Empty _,
                    AttributeValue.Text _,
                    AttributeValue.Bool _,
                    AttributeValue.Int _,
                    AttributeValue.Real _,
                    AttributeValue.Bytes _ -> value;
        };
    }
}
