package dev.weft.query.evaluate.metrics;

import dev.weft.query.MetricsFunction;
import dev.weft.query.evaluate.SpanValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code compare}: how often each attribute has each value, on the spans of the selection and on the others. Its series:
 *
 * <ul>
 *   <li>{@code {__meta_type="selection" | "baseline", attribute=value}} counts the spans of one group with that value; of each
 *       attribute and group the N values that are most frequent over the whole range, of equally frequent ones those whose
 *       labels come first.
 *   <li>{@code {__meta_type="selection_total" | "baseline_total", attribute="nil"}} counts the spans of one group that have the
 *       attribute, whatever its value.
 *   <li>{@code {__meta_error="__too_many_values__", attribute="nil"}} counts the spans whose values are not shown; it exists only
 *       when an attribute has more than N values in a group.
 * </ul>
 */
public final class MetricsComparison {

    private static final String SELECTION = "selection";
    private static final String BASELINE = "baseline";
    private static final String TOTAL = "_total";
    private static final String TOO_MANY = "__too_many_values__";

    private record Part(String group, String attribute) {}

    private record Counted(Label attribute, SampleCounts counts) {}

    private final int topN;

    MetricsComparison(int topN) {
        this.topN = topN;
    }

    /** Returns the labels under which {@link MetricsAccumulation#add(Labels, int, SamplePart)} counts a span with this attribute. */
    public static Labels labels(boolean selected, Label attribute) {
        return Labels.of(Label.text(Label.GROUP, selected ? SELECTION : BASELINE), attribute);
    }

    /** Returns whether a span that matches the selection's filter is selected: whether it also starts in [start, end). */
    public static boolean inWindow(MetricsFunction.Compare compare, long startUnixNano) {
        return (compare.start().isEmpty()
                        || Long.compareUnsigned(startUnixNano, compare.start().getAsLong()) >= 0)
                && (compare.end().isEmpty()
                        || Long.compareUnsigned(startUnixNano, compare.end().getAsLong()) < 0);
    }

    List<SeriesRow> finish(Map<Labels, SampleAccumulator> counts) {
        Map<Part, List<Counted>> parts = new HashMap<>();
        counts.forEach((labels, accumulator) -> {
            Label group = labels.all().getFirst();
            Label attribute = labels.all().getLast();
            if (accumulator instanceof SampleCounts column && group.value() instanceof SpanValue.Text(String name)) {
                parts.computeIfAbsent(new Part(name, attribute.name()), _ -> new ArrayList<>())
                        .add(new Counted(attribute, column));
            }
        });
        List<SeriesRow> rows = new ArrayList<>();
        Map<String, List<Counted>> leftOut = new HashMap<>();
        parts.forEach((part, values) -> {
            values.sort(Comparator.<Counted>comparingDouble(
                            counted -> counted.counts().total())
                    .reversed()
                    .thenComparing(counted -> Labels.of(counted.attribute()), LabelOrder.ANSWERED));
            List<Counted> shown = values.subList(0, Math.min(topN, values.size()));
            for (Counted counted : shown) {
                rows.add(row(Label.text(Label.GROUP, part.group()), counted.attribute(), counted.counts()));
            }
            Label missing = new Label(part.attribute(), Label.MISSING);
            rows.add(row(Label.text(Label.GROUP, part.group() + TOTAL), missing, sum(values)));
            if (shown.size() < values.size()) {
                leftOut.computeIfAbsent(part.attribute(), _ -> new ArrayList<>())
                        .addAll(values.subList(topN, values.size()));
            }
        });
        leftOut.forEach((attribute, values) ->
                rows.add(row(Label.text(Label.ERROR, TOO_MANY), new Label(attribute, Label.MISSING), sum(values))));
        return rows;
    }

    private static SeriesRow row(Label meta, Label attribute, SampleCounts counts) {
        return new SeriesRow(Labels.of(meta, attribute), counts.samples(1), List.of());
    }

    private static SampleCounts sum(List<Counted> values) {
        SampleCounts sum = values.getFirst().counts().empty();
        values.forEach(counted -> sum.merge(counted.counts()));
        return sum;
    }
}
