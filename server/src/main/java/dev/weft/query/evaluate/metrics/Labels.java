package dev.weft.query.evaluate.metrics;

import dev.weft.query.evaluate.SpanValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labels of a series, in the order of the fields it is grouped by; each name at most once. Two series with equal labels are one. */
public record Labels(List<Label> all) {

    /** Of what there is of a series beside its labels and samples. */
    private static final long SERIES_BYTES = 200;

    private static final long LABEL_BYTES = 80;

    public static final Labels NONE = new Labels(List.of());

    public Labels {
        all = List.copyOf(all);
        if (all.stream().map(Label::name).distinct().count() != all.size()) {
            throw new IllegalArgumentException("labels " + all + " (expected: each name at most once)");
        }
    }

    public static Labels of(Label... labels) {
        return new Labels(List.of(labels));
    }

    /** Returns the label with the name, null when there is none. */
    public @Nullable Label find(String name) {
        for (Label label : all) {
            if (label.name().equals(name)) {
                return label;
            }
        }
        return null;
    }

    Labels and(Label last) {
        List<Label> more = new ArrayList<>(all);
        more.add(last);
        return new Labels(more);
    }

    /** Returns about how many bytes of memory they take. */
    long bytes() {
        long bytes = SERIES_BYTES;
        for (Label label : all) {
            bytes += LABEL_BYTES + (label.value() instanceof SpanValue.Text(String text) ? text.length() : 0);
        }
        return bytes;
    }

    /** Returns what series are matched by in arithmetic: all but the function's name. */
    public Labels withoutFunction() {
        return find(Label.FUNCTION) == null
                ? this
                : new Labels(all.stream()
                        .filter(label -> !label.name().equals(Label.FUNCTION))
                        .toList());
    }
}
