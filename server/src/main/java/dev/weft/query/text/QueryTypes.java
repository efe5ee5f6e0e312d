package dev.weft.query.text;

import dev.weft.query.Expression;
import dev.weft.query.MetricsFunction;
import dev.weft.query.Operator;
import dev.weft.query.Pipeline;
import dev.weft.query.Query;
import dev.weft.query.Scalar;
import dev.weft.query.Series;
import dev.weft.query.Spanset;
import dev.weft.query.SpansetOperator;
import dev.weft.query.Stage;

/** Finds whether what a query combines goes together. */
final class QueryTypes {

    private final Source source;
    private final Places places;
    private final ExpressionTypes expressions;

    QueryTypes(Source source, Places places) {
        this.source = source;
        this.places = places;
        expressions = new ExpressionTypes(source, places);
    }

    void check(Query query) {
        switch (query) {
            case Query.Spansets spansets -> check(spansets.pipeline());
            case Query.Metrics metrics -> check(metrics.series());
        }
    }

    private void check(Pipeline pipeline) {
        pipeline.stages().forEach(this::check);
    }

    private void check(Stage stage) {
        switch (stage) {
            case Spanset.Filter(Expression condition) -> expressions.checkCondition(condition);
            case Spanset.Combined(Spanset left, SpansetOperator _, Spanset right) -> {
                check(left);
                check(right);
            }
            case Spanset.Nested(Pipeline pipeline) -> check(pipeline);
            case Stage.Group group -> group.by().forEach(expressions::checkGrouping);
            case Stage.Coalesce _, Stage.Select _ -> {
                // they take any fields, and none
            }
            case Stage.Keep(Scalar left, Operator comparison, Scalar right) -> {
                boolean leftAggregates = check(left);
                boolean rightAggregates = check(right);
                if (!leftAggregates && !rightAggregates) {
                    throw source.type(
                            places.of(stage),
                            "'" + comparison.symbol()
                                    + "' between constants (expected: an aggregate such as count() on one side)");
                }
            }
        }
    }

    /** Returns whether the number depends on a spanset. */
    private boolean check(Scalar scalar) {
        return switch (scalar) {
            case Scalar.Constant _ -> false;
            case Scalar.Aggregate(Scalar.Function function, var over) -> {
                if (over != null) {
                    expressions.checkAggregated(function.word(), over);
                }
                yield true;
            }
            case Scalar.Arithmetic(Scalar left, Operator _, Scalar right) -> {
                boolean leftAggregates = check(left);
                boolean rightAggregates = check(right);
                yield leftAggregates || rightAggregates;
            }
        };
    }

    private void check(Series series) {
        switch (series) {
            case Series.Measured measured -> {
                check(measured.source());
                if (measured.function() instanceof MetricsFunction.Compare compare) {
                    check(compare.selection());
                }
            }
            case Series.Ranked ranked -> check(ranked.source());
            case Series.Kept kept -> check(kept.source());
            case Series.Arithmetic(Series left, Operator _, Series right) -> {
                check(left);
                check(right);
            }
            case Series.Constant _ -> {
                // a number, whatever it is
            }
        }
    }
}
