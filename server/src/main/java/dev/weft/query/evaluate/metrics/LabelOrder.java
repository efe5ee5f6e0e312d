package dev.weft.query.evaluate.metrics;

import dev.weft.query.CodePoints;
import dev.weft.query.evaluate.SpanValue;
import java.util.Comparator;
import java.util.List;

/**
 * Orders of labels: numbers before booleans before texts, texts by code point as in conditions, {@code false} before
 * {@code true}, and label by label.
 */
enum LabelOrder implements Comparator<Labels> {

    /** Lesser numbers first: the order in which series are answered. */
    ANSWERED(false),
    /** Greater numbers first: which of several series with the same value ranks higher. */
    RANKED(true);

    private final boolean greaterNumbersFirst;

    LabelOrder(boolean greaterNumbersFirst) {
        this.greaterNumbersFirst = greaterNumbersFirst;
    }

    @Override
    public int compare(Labels left, Labels right) {
        List<Label> lefts = left.all();
        List<Label> rights = right.all();
        for (int i = 0; i < Math.min(lefts.size(), rights.size()); i++) {
            int byName = lefts.get(i).name().compareTo(rights.get(i).name());
            int order = byName != 0
                    ? byName
                    : compare(lefts.get(i).value(), rights.get(i).value());
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(lefts.size(), rights.size());
    }

    private int compare(SpanValue left, SpanValue right) {
        if (left instanceof SpanValue.Text(String a) && right instanceof SpanValue.Text(String b)) {
            return CodePoints.compare(a, b);
        }
        if (left instanceof SpanValue.Bool(boolean a) && right instanceof SpanValue.Bool(boolean b)) {
            return Boolean.compare(a, b);
        }
        if (left instanceof SpanValue.Int(long a) && right instanceof SpanValue.Int(long b)) {
            return greaterNumbersFirst ? Long.compare(b, a) : Long.compare(a, b);
        }
        if (rank(left) == 0 && rank(right) == 0) {
            int byNumber = Double.compare(number(left), number(right));
            int ordered = greaterNumbersFirst ? -byNumber : byNumber;
            return ordered != 0
                    ? ordered
                    : Boolean.compare(left instanceof SpanValue.Real, right instanceof SpanValue.Real);
        }
        return Integer.compare(rank(left), rank(right));
    }

    private static double number(SpanValue value) {
        return value instanceof SpanValue.Int(long number)
                ? number
                : value instanceof SpanValue.Real(double real) ? real : Double.NaN;
    }

    private static int rank(SpanValue value) {
        return switch (value) {
            case SpanValue.Int _, SpanValue.Real _ -> 0;
            case SpanValue.Bool _ -> 1;
            case SpanValue.Text _,
                    SpanValue.Missing _,
                    SpanValue.Incomparable _,
                    SpanValue.Duration _,
                    SpanValue.Kind _,
                    SpanValue.StatusCode _,
                    SpanValue.Array _ -> 2;
        };
    }
}
