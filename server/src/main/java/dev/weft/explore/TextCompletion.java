package dev.weft.explore;

import dev.weft.explore.CompletedText.Item;
import dev.weft.explore.CompletedText.Kind;
import dev.weft.model.AttributeValue;
import dev.weft.model.Resource;
import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.query.Query;
import dev.weft.query.Value;
import dev.weft.query.text.Completion;
import dev.weft.query.text.Suggestion;
import dev.weft.query.text.TraceQl;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.AttributeKeys;
import dev.weft.store.AttributeValueCount;
import dev.weft.store.AttributeValues;
import dev.weft.store.Cancellation;
import dev.weft.store.Facet;
import dev.weft.store.FacetSearch;
import dev.weft.store.Facets;
import dev.weft.store.KeySearch;
import dev.weft.store.SpanReader;
import dev.weft.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Completes a query's text: what the language knows first, then keys and values that spans in a range have, constants of the language
 * among them, most spans first. Behind {@code parent.}, too, counts are of the spans that have it themselves, which the item says: to count those
 * whose parent has it, whole traces would have to be read.
 * When it is cancelled it answers what it found so far.
 */
final class TextCompletion {

    /** Keys, or values, of one answer. */
    private static final int MOST_ITEMS = 100;

    /** Values that are looked at to find those with a prefix. */
    private static final int MOST_VALUES = 10_000;

    /** What counts are of behind {@code parent.}. */
    private static final String OWN = "counted on the span itself";

    private final SpanReader reader;
    private final TimeRange range;
    private final Cancellation cancellation;
    private final List<Item> items = new ArrayList<>();
    private boolean complete = true;

    TextCompletion(SpanReader reader, TimeRange range, Cancellation cancellation) {
        this.reader = reader;
        this.range = range;
        this.cancellation = cancellation;
    }

    CompletedText at(String text, int cursor) {
        Completion completion = Completion.complete(text, cursor);
        for (Suggestion suggestion : completion.suggestions()) {
            if (suggestion instanceof Suggestion.Insert(Suggestion.Kind kind, String insert)) {
                items.add(new Item(kind(kind), insert, insert, detail(kind), OptionalLong.empty()));
            }
        }
        try {
            for (Suggestion suggestion : completion.suggestions()) {
                switch (suggestion) {
                    case Suggestion.Insert _ -> {
                        // the language's own stand before all others
                    }
                    case Suggestion.AttributeKey key -> keys(key);
                    case Suggestion.FieldValue(Field field, String prefix, boolean quoted) ->
                        values(field, prefix, quoted);
                }
            }
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.LATE) {
                throw e;
            }
            complete = false;
        }
        return new CompletedText(completion.from(), completion.to(), items, complete);
    }

    private void keys(Suggestion.AttributeKey wanted) {
        KeySearch search = new KeySearch(scopes(wanted.scope()), range, wanted.prefix(), MOST_ITEMS).inAHurry();
        AttributeKeys known = reader.attributeKeys(search, cancellation);
        complete &= known.complete();
        for (AttributeKeyCount count : known.items()) {
            Field attribute =
                    new Field.Attribute(scope(count.key()), count.key().key());
            String text = TraceQl.print(wanted.ofParent() ? new Field.OfParent(attribute) : attribute);
            String types = String.join(", ", count.types());
            items.add(new Item(
                    Kind.ATTRIBUTE, text, text, detail(types, wanted.ofParent()), OptionalLong.of(count.spanCount())));
        }
    }

    private void values(Field field, String prefix, boolean quoted) {
        add(counts(field, prefix, quoted), prefix, field instanceof Field.OfParent);
    }

    private Map<Value, Long> counts(Field field, String prefix, boolean quoted) {
        return switch (field) {
            case Field.OfParent(Field inner) -> counts(inner, prefix, quoted);
            case Field.Attribute(Field.Scope scope, String key) ->
                key.equals(Resource.SERVICE_NAME) && scopes(scope).contains(AttributeKey.Scope.RESOURCE)
                        ? facetCounts(new Field.Attribute(Field.Scope.RESOURCE, key), quoted)
                        : attributeCounts(scope, key, prefix, quoted);
            case Field.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case NAME,
                            KIND,
                            STATUS,
                            STATUS_MESSAGE,
                            ROOT_NAME,
                            ROOT_SERVICE,
                            EVENT_NAME,
                            LINK_DANGLING,
                            SCOPE_NAME,
                            SCOPE_VERSION -> facetCounts(intrinsic, quoted);
                    // numbers, ids and times have no values worth a choice
                    default -> Map.of();
                };
        };
    }

    /** Returns the values that the field itself has on the spans in the range. */
    private Map<Value, Long> facetCounts(Field field, boolean quoted) {
        FacetSearch search = new FacetSearch(everything(), range, List.of(field), MOST_VALUES);
        Facets counted = reader.facets(search, cancellation);
        Facet facet = counted.facets().getFirst();
        complete &= facet.complete() && counted.cut() == null;
        Map<Value, Long> counts = new HashMap<>();
        facet.values().forEach(count -> put(counts, count.value(), count.spanCount(), quoted));
        return counts;
    }

    private static Query.Spansets everything() {
        return (Query.Spansets) TraceQl.parse("{ }");
    }

    private Map<Value, Long> attributeCounts(Field.Scope scope, String key, String prefix, boolean quoted) {
        Map<Value, Long> counts = new HashMap<>();
        for (AttributeKey.Scope where : scopes(scope)) {
            AttributeValues values =
                    reader.attributeValues(new AttributeKey(where, key), range, prefix, MOST_ITEMS + 1, cancellation);
            complete &= values.complete();
            for (AttributeValueCount count : values.items()) {
                put(counts, constant(count.value()), count.spanCount(), quoted);
            }
        }
        return counts;
    }

    /** Only a string goes on what was begun as one. */
    private static void put(Map<Value, Long> counts, @Nullable Value value, long spanCount, boolean quoted) {
        if (value != null && (!quoted || value instanceof Value.Text)) {
            counts.merge(value, spanCount, Long::sum);
        }
    }

    /** A constant that the language offered already moves to the other values. */
    private void add(Map<Value, Long> counts, String prefix, boolean ofParent) {
        List<Map.Entry<Value, Long>> fitting = counts.entrySet().stream()
                .filter(entry -> label(entry.getKey()).startsWith(prefix))
                .sorted(Map.Entry.<Value, Long>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> label(entry.getKey())))
                .toList();
        for (Map.Entry<Value, Long> entry : firstOf(fitting)) {
            Value value = entry.getKey();
            String text = TraceQl.print(value);
            items.removeIf(item -> item.kind() == Kind.VALUE && item.insert().equals(text));
            items.add(new Item(
                    Kind.VALUE, label(value), text, detail(type(value), ofParent), OptionalLong.of(entry.getValue())));
        }
    }

    private static String detail(String types, boolean ofParent) {
        return Stream.of(types, ofParent ? OWN : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private <T> List<T> firstOf(List<T> all) {
        complete &= all.size() <= MOST_ITEMS;
        return all.subList(0, Math.min(MOST_ITEMS, all.size()));
    }

    private static String label(Value value) {
        return value instanceof Value.Text(String text) && !text.isEmpty() ? text : TraceQl.print(value);
    }

    private static String type(Value value) {
        return switch (value) {
            case Value.Text _ -> "string";
            case Value.Int _ -> "int";
            case Value.Real _ -> "float";
            case Value.Bool _ -> "bool";
            case Value.Nil _, Value.Duration _, Value.Kind _, Value.StatusCode _ -> "";
        };
    }

    /** Returns null for what queries cannot write. */
    private static @Nullable Value constant(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) -> new Value.Text(text);
            case AttributeValue.Int(long number) -> new Value.Int(number);
            case AttributeValue.Real(double number) -> Double.isFinite(number) ? new Value.Real(number) : null;
            case AttributeValue.Bool(boolean flag) -> new Value.Bool(flag);
            case AttributeValue.Bytes _, AttributeValue.Array _, AttributeValue.KeyValues _, AttributeValue.Empty _ ->
                null;
        };
    }

    private static Field.Scope scope(AttributeKey key) {
        return switch (key.scope()) {
            case SPAN -> Field.Scope.SPAN;
            case RESOURCE -> Field.Scope.RESOURCE;
            case EVENT -> Field.Scope.EVENT;
            case LINK -> Field.Scope.LINK;
            case INSTRUMENTATION -> Field.Scope.INSTRUMENTATION;
        };
    }

    /** Returns where attributes of the scope lie. */
    private static Set<AttributeKey.Scope> scopes(Field.Scope scope) {
        return switch (scope) {
            case ANY -> Set.of(AttributeKey.Scope.SPAN, AttributeKey.Scope.RESOURCE);
            case SPAN -> Set.of(AttributeKey.Scope.SPAN);
            case RESOURCE -> Set.of(AttributeKey.Scope.RESOURCE);
            case EVENT -> Set.of(AttributeKey.Scope.EVENT);
            case LINK -> Set.of(AttributeKey.Scope.LINK);
            case INSTRUMENTATION -> Set.of(AttributeKey.Scope.INSTRUMENTATION);
        };
    }

    private static Kind kind(Suggestion.Kind kind) {
        return switch (kind) {
            case KEYWORD, SCOPE, HINT -> Kind.KEYWORD;
            case OPERATOR -> Kind.OPERATOR;
            case INTRINSIC -> Kind.INTRINSIC;
            case FUNCTION -> Kind.FUNCTION;
            case CONSTANT -> Kind.VALUE;
        };
    }

    private static String detail(Suggestion.Kind kind) {
        return switch (kind) {
            case SCOPE -> "scope";
            case HINT -> "hint";
            case KEYWORD, OPERATOR, INTRINSIC, FUNCTION, CONSTANT -> "";
        };
    }
}
