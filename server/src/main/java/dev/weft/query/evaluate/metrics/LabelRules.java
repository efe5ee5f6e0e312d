package dev.weft.query.evaluate.metrics;

import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.query.Field;
import dev.weft.query.FieldNames;
import dev.weft.query.evaluate.SpanValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which labels a span gets from the values of the fields in {@code by( … )}.
 *
 * <ul>
 *   <li>Texts, numbers and booleans keep their type: {@code 204} and {@code "204"} are two series. Durations, kinds and
 *       statuses become texts: {@code "1.001µs"}, {@code "server"}, {@code "error"}.
 *   <li>Arrays of several elements, bytes, key-value lists and empty values count as missing.
 *   <li>A missing value is the text {@code "nil"} when it is the only field; of several fields the missing ones are left out, and
 *       when all are missing the first one is {@code "nil"}. A service's name is never missing: it is {@code ""} then.
 * </ul>
 */
public final class LabelRules {

    private final List<Field> by;
    private final List<String> names;

    public LabelRules(List<Field> by) {
        this.by = by.stream().distinct().toList();
        this.names = this.by.stream().map(FieldNames::shortest).toList();
    }

    /** Returns the fields whose values {@link #labels} wants: those of {@code by( … )}, each once. */
    public List<Field> fields() {
        return by;
    }

    /**
     * @param values of {@link #fields()} in their order
     * @throws IllegalArgumentException when there are more or fewer values than fields
     */
    public Labels labels(List<SpanValue> values) {
        if (values.size() != by.size()) {
            throw new IllegalArgumentException(values.size() + " values (expected: one for each of " + names + ")");
        }
        List<Label> labels = new ArrayList<>(by.size());
        for (int i = 0; i < by.size(); i++) {
            SpanValue printable = printable(values.get(i));
            if (printable != null) {
                labels.add(new Label(names.get(i), printable));
            }
        }
        if (labels.isEmpty() && !names.isEmpty()) {
            labels.add(new Label(names.getFirst(), Label.MISSING));
        }
        return new Labels(labels);
    }

    /** Returns the value as a label shows it, null for none. */
    static @Nullable SpanValue printable(SpanValue value) {
        return switch (value) {
            case SpanValue.Missing _, SpanValue.Incomparable _, SpanValue.Array _ -> null;
            case SpanValue.Duration(long nanos) -> new SpanValue.Text(LabelDurations.text(nanos));
            case SpanValue.Kind(SpanKind kind) -> new SpanValue.Text(kind.word());
            case SpanValue.StatusCode(int code) -> new SpanValue.Text(Status.word(code));
            case SpanValue.Text _, SpanValue.Int _, SpanValue.Real _, SpanValue.Bool _ -> SpanValue.ofGroup(value);
        };
    }
}
