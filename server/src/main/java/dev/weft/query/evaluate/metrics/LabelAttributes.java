package dev.weft.query.evaluate.metrics;

import dev.weft.model.Attribute;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.query.Field;
import dev.weft.query.FieldNames;
import dev.weft.query.evaluate.SpanExpression;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.evaluate.TraceTree;
import dev.weft.query.evaluate.Traces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that {@code compare} counts of a span: its name, kind, status, status message and number of children, the name and
 * version of its scope, name and service of the trace's root, and every attribute of the span, its resource and its scope.
 * Events and links are left out, and so is what differs on nearly every span: ids, times and durations.
 */
final class LabelAttributes {

    private static final List<Field.Intrinsic> INTRINSICS = List.of(
            Field.Intrinsic.NAME,
            Field.Intrinsic.KIND,
            Field.Intrinsic.STATUS,
            Field.Intrinsic.STATUS_MESSAGE,
            Field.Intrinsic.CHILD_COUNT,
            Field.Intrinsic.SCOPE_NAME,
            Field.Intrinsic.SCOPE_VERSION,
            Field.Intrinsic.ROOT_NAME,
            Field.Intrinsic.ROOT_SERVICE);

    /** A field ready to be read, and the label that shows it. */
    private record Shown(String label, SpanExpression value) {}

    private final Traces traces;
    private final Map<Field, Shown> ready = new HashMap<>();

    LabelAttributes(Traces traces) {
        this.traces = traces;
    }

    /** Returns one label for each, {@code "nil"} where the value cannot be shown. */
    List<Label> of(Span span, TraceTree trace) {
        List<Field> fields = new ArrayList<>(INTRINSICS);
        add(fields, Field.Scope.SPAN, span.attributes());
        add(fields, Field.Scope.RESOURCE, span.resource().attributes());
        add(fields, Field.Scope.INSTRUMENTATION, span.scope().attributes());
        List<Label> labels = new ArrayList<>(fields.size());
        for (Field field : fields) {
            Shown shown = ready.computeIfAbsent(field, this::prepare);
            SpanValue value = LabelRules.printable(shown.value().value(span, trace));
            labels.add(new Label(shown.label(), value == null ? Label.MISSING : value));
        }
        return labels;
    }

    /** Fields are as many as the columns of what is counted, of which there is a limit. */
    private Shown prepare(Field field) {
        return new Shown(FieldNames.shortest(field), new SpanExpression(field, traces));
    }

    private static void add(List<Field> fields, Field.Scope scope, Attributes attributes) {
        Set<String> known = new HashSet<>();
        for (Attribute attribute : attributes) {
            if (known.add(attribute.key())) {
                fields.add(new Field.Attribute(scope, attribute.key()));
            }
        }
    }
}
