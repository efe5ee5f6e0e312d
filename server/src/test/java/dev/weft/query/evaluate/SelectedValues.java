package dev.weft.query.evaluate;

import java.util.List;

/** What the fields that {@code select( … )} names are on the spans of a set: fields of events and links those of the last. */
final class SelectedValues {

    private SelectedValues() {}

    /** Returns the values in the order of the fields, for each span in the order of the set. */
    static List<List<SpanValue>> of(YieldedSet set, StoredTraces stored) {
        Traces traces = new Traces(stored);
        List<SpanExpression> fields = set.selected().stream()
                .map(field -> new SpanExpression(field, traces))
                .toList();
        return traces.inHand(
                set.spans().getFirst().traceId(),
                trace -> set.spans().stream()
                        .map(span -> fields.stream()
                                .map(field -> field.last(span, trace))
                                .toList())
                        .toList());
    }
}
