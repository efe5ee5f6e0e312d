package dev.weft.store.agreement;

import dev.weft.model.TimeRange;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.MetricsFunction;
import dev.weft.query.MetricsFunction.OverTime;
import dev.weft.query.Operator;
import dev.weft.query.Pipeline;
import dev.weft.query.Scalar;
import dev.weft.query.Series;
import dev.weft.query.Spanset;
import dev.weft.query.SpansetOperator;
import dev.weft.query.Stage;
import dev.weft.query.Value;
import dev.weft.store.MatchedSets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what a question is made of. */
public final class UsedConstructs {

    private final TraceSet set;
    private final Set<Construct> used = new HashSet<>();

    private UsedConstructs(TraceSet set) {
        this.set = set;
    }

    /** @param set the spans that the question is put to: they tell which attributes are arrays */
    public static Set<Construct> of(Question question, TraceSet set) {
        UsedConstructs found = new UsedConstructs(set);
        found.add(question);
        return found.used;
    }

    private void add(Question question) {
        question.query().hints().all().forEach(hint -> add(Constructs.HINTS, hint.name()));
        switch (question) {
            case Question.Search search -> {
                add(search.query().pipeline());
                add(Constructs.ASKED, "spans, " + search.order().word());
                if (search.traces()) {
                    add(Constructs.ASKED, "traces, " + search.order().word());
                    if (MatchedSets.areYieldedBy(search.query().pipeline())) {
                        add(Constructs.ASKED, "sets of traces");
                    }
                }
                if (!search.range().equals(TimeRange.ALL)) {
                    add(Constructs.ASKED, "a time range");
                }
                if (!search.counted().isEmpty()) {
                    add(Constructs.ASKED, "counts of values");
                    search.counted().forEach(this::add);
                }
            }
            case Question.Measure measure -> {
                add(measure.query().series());
                add(Constructs.ASKED, measure.grid().samples() == 1 ? "one sample" : "samples over time");
            }
        }
    }

    private void add(Pipeline pipeline) {
        List<Stage> stages = pipeline.stages();
        if (!(stages.getFirst() instanceof Spanset)) {
            add(Constructs.STAGES, "no spanset first");
        }
        if (stages.stream().skip(1).anyMatch(stage -> stage instanceof Spanset)) {
            add(Constructs.STAGES, "spanset behind a bar");
        }
        stages.forEach(this::add);
    }

    private void add(Stage stage) {
        switch (stage) {
            case Spanset.Filter(Expression condition) -> add(condition);
            case Spanset.Combined(Spanset left, SpansetOperator operator, Spanset right) -> {
                add(Constructs.SPANSET_OPERATORS, operator.symbol());
                add(left);
                add(right);
            }
            case Spanset.Nested(Pipeline pipeline) -> {
                add(Constructs.STAGES, "pipeline in parentheses");
                add(pipeline);
            }
            case Stage.Group(List<Expression> by) -> {
                add(Constructs.STAGES, "by( )");
                by.forEach(this::add);
            }
            case Stage.Coalesce _ -> add(Constructs.STAGES, "coalesce()");
            case Stage.Select(List<Field> fields) -> {
                add(Constructs.STAGES, "select( )");
                fields.forEach(this::add);
            }
            case Stage.Keep(Scalar left, Operator comparison, Scalar right) -> {
                add(Constructs.STAGES, "scalar filter");
                add(Constructs.AGGREGATE_OPERATORS, comparison.symbol());
                add(left);
                add(right);
            }
        }
    }

    private void add(Scalar scalar) {
        switch (scalar) {
            case Scalar.Constant(Value value) -> add(value);
            case Scalar.Aggregate(Scalar.Function function, var over) -> {
                add(Constructs.AGGREGATES, function.word());
                if (over != null) {
                    add(over);
                }
            }
            case Scalar.Arithmetic(Scalar left, Operator operator, Scalar right) -> {
                add(Constructs.AGGREGATE_OPERATORS, operator.symbol());
                add(left);
                add(right);
            }
        }
    }

    private void add(Expression expression) {
        switch (expression) {
            case Expression.Constant(Value value) -> add(value);
            case Expression.Read(Field field) -> add(field);
            case Expression.Not(Expression operand) -> {
                add(Constructs.OPERATORS, "!");
                add(operand);
            }
            case Expression.Negative(Expression operand) -> {
                add(Constructs.OPERATORS, Constructs.NEGATIVE);
                add(operand);
            }
            case Expression.Binary(Expression left, Operator operator, Expression right) -> {
                add(Constructs.OPERATORS, operator.symbol());
                add(left);
                add(right);
            }
        }
    }

    private void add(Field field) {
        switch (field) {
            case Field.Intrinsic intrinsic ->
                add(Constructs.INTRINSICS, intrinsic.names().getFirst());
            case Field.OfParent(Field inner) -> {
                add(Constructs.ATTRIBUTES, Constructs.OF_PARENT);
                add(inner);
            }
            case Field.Attribute(Field.Scope scope, String _) -> {
                add(Constructs.ATTRIBUTES, scope.word() + ".");
                if (set.hasArrays(field)) {
                    add(Constructs.VALUES, Constructs.ARRAY);
                }
            }
        }
    }

    private void add(Value value) {
        add(
                Constructs.VALUES,
                switch (value) {
                    case Value.Nil _ -> "nil";
                    case Value.Bool _ -> "bool";
                    case Value.Int _ -> "int";
                    case Value.Real _ -> "float";
                    case Value.Text _ -> "string";
                    case Value.Duration _ -> "duration";
                    case Value.Kind _ -> "kind";
                    case Value.StatusCode _ -> "status";
                });
    }

    private void add(Series series) {
        switch (series) {
            case Series.Measured(Pipeline source, MetricsFunction function, List<Field> by) -> {
                add(source);
                add(function);
                if (!by.isEmpty()) {
                    add(Constructs.FUNCTIONS, "by( )");
                    by.forEach(this::add);
                }
            }
            case Series.Ranked(Series source, boolean top, int _) -> {
                add(Constructs.SERIES_OPERATORS, top ? "topk" : "bottomk");
                add(source);
            }
            case Series.Kept(Series source, Operator comparison, Scalar threshold) -> {
                add(Constructs.SERIES_OPERATORS, comparison.symbol());
                add(source);
                add(threshold);
            }
            case Series.Arithmetic(Series left, Operator operator, Series right) -> {
                add(Constructs.SERIES_OPERATORS, operator.symbol());
                boolean withNumber = left instanceof Series.Constant || right instanceof Series.Constant;
                add(Constructs.SERIES_OPERATORS, withNumber ? "with a number" : "with other series");
                add(left);
                add(right);
            }
            case Series.Constant(Value value) -> add(value);
        }
    }

    private void add(MetricsFunction function) {
        Field field = function.field();
        if (field != null) {
            add(field);
        }
        add(
                Constructs.FUNCTIONS,
                switch (function) {
                    case MetricsFunction.Rate _ -> "rate";
                    case MetricsFunction.CountOverTime _ -> "count_over_time";
                    case OverTime(OverTime.Kind kind, Field _) -> Constructs.overTime(kind);
                    case MetricsFunction.QuantileOverTime _ -> "quantile_over_time";
                    case MetricsFunction.HistogramOverTime _ -> "histogram_over_time";
                    case MetricsFunction.Compare(Spanset.Filter selection, int _, var _, var _) -> {
                        add(selection);
                        yield "compare";
                    }
                });
    }

    private void add(String topic, String name) {
        used.add(new Construct(topic, name));
    }
}
