package dev.weft.query.text;

import dev.weft.query.Field;
import dev.weft.query.FieldNames;
import dev.weft.query.MetricsFunction;
import dev.weft.query.Operator;
import dev.weft.query.Pipeline;
import dev.weft.query.Scalar;
import dev.weft.query.Series;
import dev.weft.query.Value;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Prints time series. */
final class SeriesPrinter {

    private SeriesPrinter() {}

    static String print(Series series) {
        return switch (series) {
            case Series.Measured(Pipeline source, MetricsFunction function, List<Field> by) ->
                QueryPrinter.print(source) + " | " + print(function)
                        + (by.isEmpty()
                                ? ""
                                : by.stream().map(FieldNames::full).collect(Collectors.joining(", ", " by(", ")")));
            case Series.Ranked(Series source, boolean top, int count) ->
                print(source) + " | " + (top ? "topk" : "bottomk") + "(" + count + ")";
            case Series.Kept(Series source, Operator comparison, Scalar threshold) ->
                print(source) + " " + comparison.symbol() + " " + ScalarPrinter.print(threshold);
            case Series.Arithmetic(Series left, Operator operator, Series right) ->
                print(left, Precedence.of(operator)) + " " + operator.symbol() + " " + printRight(operator, right);
            case Series.Constant(Value value) -> ValuePrinter.print(value);
        };
    }

    private static String print(MetricsFunction function) {
        return switch (function) {
            case MetricsFunction.Rate _ -> "rate()";
            case MetricsFunction.CountOverTime _ -> "count_over_time()";
            case MetricsFunction.OverTime(MetricsFunction.OverTime.Kind kind, Field field) ->
                kind.name().toLowerCase(Locale.ROOT) + "_over_time(" + FieldNames.full(field) + ")";
            case MetricsFunction.HistogramOverTime(Field field) ->
                "histogram_over_time(" + FieldNames.full(field) + ")";
            case MetricsFunction.QuantileOverTime(Field field, List<Double> quantiles) ->
                quantiles.stream()
                        .map(quantile -> Double.toString(quantile))
                        .collect(Collectors.joining(", ", "quantile_over_time(" + FieldNames.full(field) + ", ", ")"));
            case MetricsFunction.Compare(var selection, int topN, OptionalLong start, OptionalLong end) ->
                "compare(" + QueryPrinter.print(selection, Precedence.LOGICAL) + ", " + topN
                        + (start.isPresent() ? ", " + start.getAsLong() : "")
                        + (end.isPresent() ? ", " + end.getAsLong() : "")
                        + ")";
        };
    }

    private static String print(Series operand, int loosest) {
        return precedence(operand) < loosest ? "(" + print(operand) + ")" : print(operand);
    }

    private static String printRight(Operator operator, Series right) {
        return operator == Operator.POWER && right instanceof Series.Constant
                ? print(right)
                : print(right, Precedence.of(operator) + 1);
    }

    /** What ends in a bar or a comparison binds loosest of all. */
    private static int precedence(Series series) {
        return switch (series) {
            case Series.Measured _, Series.Ranked _, Series.Kept _ -> Precedence.LOGICAL;
            case Series.Arithmetic arithmetic -> Precedence.of(arithmetic.operator());
            case Series.Constant(Value value) -> ValuePrinter.isSigned(value) ? Precedence.UNARY : Precedence.PRIMARY;
        };
    }
}
