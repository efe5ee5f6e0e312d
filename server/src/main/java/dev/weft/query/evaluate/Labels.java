package dev.weft.query.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labels of a series, in the order of the fields it is grouped by; each name at most once. Two series with equal labels are one. */
public record Labels(List<Label> all) {

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

    /** Returns what series are matched by in arithmetic: all but the function's name. */
    Labels withoutFunction() {
        return find(Label.FUNCTION) == null
                ? this
                : new Labels(all.stream()
                        .filter(label -> !label.name().equals(Label.FUNCTION))
                        .toList());
    }
}
