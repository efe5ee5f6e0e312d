package dev.weft.query.text;

import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.FieldNames;
import dev.weft.query.Hints;
import dev.weft.query.Operator;
import dev.weft.query.Pipeline;
import dev.weft.query.Query;
import dev.weft.query.Scalar;
import dev.weft.query.Spanset;
import dev.weft.query.SpansetOperator;
import dev.weft.query.Stage;
import java.util.List;
import java.util.stream.Collectors;

/** Prints queries, from the whole down to the stages of pipelines. */
final class QueryPrinter {

    private QueryPrinter() {}

    static String print(Query query) {
        return switch (query) {
            case Query.Spansets(Pipeline pipeline, Hints hints) -> print(pipeline) + print(hints);
            case Query.Metrics(var series, Hints hints) -> SeriesPrinter.print(series) + print(hints);
        };
    }

    private static String print(Hints hints) {
        return hints.all().isEmpty()
                ? ""
                : hints.all().stream()
                        .map(hint -> hint.name() + "=" + ValuePrinter.print(hint.value()))
                        .collect(Collectors.joining(", ", " with(", ")"));
    }

    static String print(Pipeline pipeline) {
        return pipeline.stages().stream().map(QueryPrinter::print).collect(Collectors.joining(" | "));
    }

    private static String print(Stage stage) {
        return switch (stage) {
            case Spanset spanset -> print(spanset, Precedence.LOGICAL);
            case Stage.Group(List<Expression> by) ->
                by.stream().map(ExpressionPrinter::print).collect(Collectors.joining(", ", "by(", ")"));
            case Stage.Coalesce _ -> "coalesce()";
            case Stage.Select(List<Field> fields) ->
                fields.stream().map(FieldNames::full).collect(Collectors.joining(", ", "select(", ")"));
            case Stage.Keep(Scalar left, Operator comparison, Scalar right) ->
                ScalarPrinter.print(left) + " " + comparison.symbol() + " " + ScalarPrinter.print(right);
        };
    }

    static String print(Spanset spanset, int loosest) {
        return switch (spanset) {
            case Spanset.Filter(Expression condition) ->
                spanset.equals(Spanset.EVERYTHING) ? "{ }" : "{ " + ExpressionPrinter.print(condition) + " }";
            case Spanset.Nested(Pipeline pipeline) -> "(" + print(pipeline) + ")";
            case Spanset.Combined(Spanset left, SpansetOperator operator, Spanset right) -> {
                int own = Precedence.of(operator);
                String text = print(left, own) + " " + operator.symbol() + " " + print(right, own + 1);
                yield own < loosest ? "(" + text + ")" : text;
            }
        };
    }
}
