package dev.weft.store;

import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.query.Field;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the spans of one field's values, of those that a constant of the query language can name: no arrays, no NaN, no
 * infinity, no kind without a word. Of more different ones than it may hold it counts those that come first, each with all of
 * its spans. Not safe for use by several threads.
 */
public final class FacetTally {

    /** Different values that all tallies of one request hold together; each holds its part of them and no more. */
    static final int MOST_VALUES = 4 * ValueTally.MOST_VALUES;

    /** Characters of those values. */
    private static final long MOST_CHARACTERS = 16 << 20;

    private final Field field;
    private final int mostValues;
    private final long mostCharacters;
    private final Map<Value, Long> counts = new HashMap<>();
    private long characters;
    private boolean complete = true;

    private FacetTally(Field field, int mostValues, long mostCharacters) {
        this.field = field;
        this.mostValues = mostValues;
        this.mostCharacters = mostCharacters;
    }

    /** Returns one for each field: of few fields with {@link ValueTally#MOST_VALUES}, of many with fewer values. */
    public static List<FacetTally> of(List<Field> fields) {
        int shares = Math.max(1, fields.size());
        int mostValues = Math.min(ValueTally.MOST_VALUES, MOST_VALUES / shares);
        return fields.stream()
                .map(field -> new FacetTally(field, mostValues, MOST_CHARACTERS / shares))
                .toList();
    }

    public Field field() {
        return field;
    }

    /** Adds spans on which the field has this value. */
    public void add(SpanValue value, long spanCount) {
        Value constant = constant(value);
        if (constant != null) {
            add(constant, spanCount);
        }
    }

    /** Adds a span on which the field has these values: it counts once for each constant that names one of them. */
    public void add(Set<SpanValue> values) {
        values.stream()
                .map(FacetTally::constant)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(constant -> add(constant, 1));
    }

    private void add(Value constant, long spanCount) {
        int length = constant instanceof Value.Text(String text) ? text.length() : 0;
        Long known = counts.get(constant);
        if (known != null) {
            counts.put(constant, known + spanCount);
        } else if (counts.size() < mostValues && characters + length <= mostCharacters) {
            counts.put(constant, spanCount);
            characters += length;
        } else {
            complete = false;
        }
    }

    /** Returns the values with most spans, so many of them. */
    public Facet first(int limit) {
        List<Facet.Count> first = counts.entrySet().stream()
                .map(entry -> new Facet.Count(entry.getKey(), entry.getValue()))
                .sorted(Facet.Count.ORDER)
                .limit(limit)
                .toList();
        return new Facet(field, first, complete && first.size() == counts.size());
    }

    private static @Nullable Value constant(SpanValue value) {
        return switch (value) {
            case SpanValue.Missing _, SpanValue.Incomparable _, SpanValue.Array _ -> null;
            case SpanValue.Bool(boolean flag) -> new Value.Bool(flag);
            case SpanValue.Int(long number) -> new Value.Int(number);
            case SpanValue.Real(double number) -> real(number);
            case SpanValue.Text(String text) -> new Value.Text(text);
            case SpanValue.Duration(long nanos) -> new Value.Duration(nanos);
            case SpanValue.Kind(SpanKind kind) -> kind(kind);
            case SpanValue.StatusCode(int code) ->
                code < Status.CODE_UNSET || code > Status.CODE_ERROR ? null : new Value.StatusCode(code);
        };
    }

    /** Zero of either sign equals the same constant. */
    private static @Nullable Value real(double number) {
        return Double.isFinite(number) ? new Value.Real(number == 0 ? 0 : number) : null;
    }

    private static @Nullable Value kind(SpanKind kind) {
        return kind.number() < 0 || kind.number() > SpanKind.CONSUMER.number() ? null : new Value.Kind(kind);
    }
}
