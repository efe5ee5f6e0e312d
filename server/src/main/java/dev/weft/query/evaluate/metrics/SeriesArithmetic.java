package dev.weft.query.evaluate.metrics;

import dev.weft.query.Operator;
import dev.weft.query.evaluate.SpanValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Operators on series. Samples are doubles. Between two lists of series, those with equal labels (in whatever order, the
 * function's name aside) go together, sample by sample. Where one side is a single series without labels, it goes with every
 * series of the other side. A series without partner is dropped; a constant goes with every series. Where a sample is
 * missing on either side, where the right side of {@code /} or {@code %} is 0 and where the result is no number there is no sample.
 */
final class SeriesArithmetic {

    private static final Set<Label> UNLABELLED = Set.of();

    private SeriesArithmetic() {}

    /** Returns one series for each pair, without exemplars; a function's name becomes {@code (left / right)}. */
    static List<SeriesRow> combine(List<SeriesRow> lefts, Operator operator, List<SeriesRow> rights) {
        Map<Set<Label>, SeriesRow> leftPartners = byLabels(lefts);
        Map<Set<Label>, SeriesRow> rightPartners = byLabels(rights);
        Map<Set<Label>, SeriesRow> every = rightPartners.containsKey(UNLABELLED) ? leftPartners : rightPartners;
        List<SeriesRow> combined = new ArrayList<>();
        for (Set<Label> labels : every.keySet()) {
            SeriesRow left = partner(leftPartners, labels);
            SeriesRow right = partner(rightPartners, labels);
            if (left != null && right != null) {
                combined.add(combine(left, operator, right));
            }
        }
        return combined;
    }

    private static Map<Set<Label>, SeriesRow> byLabels(List<SeriesRow> rows) {
        Map<Set<Label>, SeriesRow> byLabels = new HashMap<>();
        for (SeriesRow row : rows) {
            byLabels.put(Set.copyOf(row.labels().withoutFunction().all()), row);
        }
        return byLabels;
    }

    private static @Nullable SeriesRow partner(Map<Set<Label>, SeriesRow> rows, Set<Label> labels) {
        SeriesRow equal = rows.get(labels);
        return equal == null ? rows.get(UNLABELLED) : equal;
    }

    private static SeriesRow combine(SeriesRow left, Operator operator, SeriesRow right) {
        double[] samples = new double[left.size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = apply(left.sample(i), operator, right.sample(i));
        }
        return new SeriesRow(named(left.labels(), operator, right.labels()), samples, List.of());
    }

    private static Labels named(Labels left, Operator operator, Labels right) {
        Labels labels = left.withoutFunction().equals(Labels.NONE) ? right.withoutFunction() : left.withoutFunction();
        Label leftName = left.find(Label.FUNCTION);
        Label rightName = right.find(Label.FUNCTION);
        if (leftName == null || rightName == null) {
            return labels;
        }
        String name = "(" + text(leftName) + " " + operator.symbol() + " " + text(rightName) + ")";
        return labels.and(Label.text(Label.FUNCTION, name));
    }

    private static String text(Label name) {
        return name.value() instanceof SpanValue.Text(String text)
                ? text
                : name.value().toString();
    }

    /**
     * Returns the result of an arithmetic operator, NaN when there is none.
     *
     * @throws IllegalArgumentException when the operator is not an arithmetic one
     */
    static double apply(double left, Operator operator, double right) {
        return switch (operator) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDED -> right == 0 ? Double.NaN : left / right;
            case MODULO -> right == 0 ? Double.NaN : left % right;
            case POWER -> Double.isNaN(left) ? Double.NaN : Math.pow(left, right);
            case AND, OR, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, MATCHES, DOES_NOT_MATCH ->
                throw new IllegalArgumentException(
                        "operator " + operator.symbol() + " between series (expected: + - * / % or ^)");
        };
    }

    /**
     * Keeps the samples for which the comparison with the constant holds; none when that is NaN.
     *
     * @throws IllegalArgumentException when the operator is not one that compares numbers
     */
    static SeriesRow keep(SeriesRow row, Operator comparison, double constant) {
        double[] kept = new double[row.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = !Double.isNaN(constant) && comparison.holds(row.sample(i), constant) ? row.sample(i) : Double.NaN;
        }
        return row.withSamples(kept);
    }
}
