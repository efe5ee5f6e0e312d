package dev.weft.query.text;

import dev.weft.query.Expression;
import dev.weft.query.MetricsFunction;
import dev.weft.query.Operator;
import dev.weft.query.Scalar;
import dev.weft.query.Series;
import dev.weft.query.Stage;
import dev.weft.query.Value;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads arithmetic and comparisons outside of braces: of aggregates, and of time series. */
final class NumberParser {

    private final Source source;
    private final Tokens tokens;
    private final Places places;
    private final ExpressionParser expressions;
    private final ConstantReader constants;
    private final Supplier<Part> brackets;

    /** @param brackets reads what stands in parentheses */
    NumberParser(
            Source source,
            Tokens tokens,
            Places places,
            ExpressionParser expressions,
            ConstantReader constants,
            Supplier<Part> brackets) {
        this.source = source;
        this.tokens = tokens;
        this.places = places;
        this.expressions = expressions;
        this.constants = constants;
        this.brackets = brackets;
    }

    /** Reads the arithmetic operators after a first operand. */
    Part sum(Part first) {
        return sum(first, Precedence.SUM, true);
    }

    /** @param aggregates whether operands may be aggregates */
    private Part sum(Part first, int loosest, boolean aggregates) {
        Part left = first;
        while (true) {
            tokens.hope(Expectation.Group.ARITHMETIC);
            Operator operator = tokens.findOperator(Operator::isArithmetic);
            if (operator == null || Precedence.of(operator) < loosest) {
                return left;
            }
            int offset = tokens.advance();
            Part operand = operator == Operator.POWER ? exponent(aggregates) : operand(aggregates);
            left = arithmetic(left, operator, sum(operand, Precedence.of(operator) + 1, aggregates), offset);
        }
    }

    /** Reads an aggregate, a number or what stands in parentheses. */
    Part operand() {
        return operand(true);
    }

    private Part operand(boolean aggregates) {
        if (tokens.atNegativePower()) {
            throw tokens.unexpected("parentheses around the negative number or the power");
        }
        return exponent(aggregates);
    }

    private Part exponent(boolean aggregates) {
        int offset = tokens.offset();
        Scalar aggregate = aggregates ? findAggregate() : null;
        if (aggregate != null) {
            return new Part.Numeric(aggregate);
        }
        Value number = constants.findNumber();
        if (number != null) {
            return new Part.Numeric(places.mark(new Scalar.Constant(number), offset));
        }
        if (!tokens.at("(")) {
            throw tokens.unexpected();
        }
        Part inner = brackets.get();
        if (inner instanceof Part.Stages) {
            throw source.syntax(offset, "unexpected spans in parentheses (expected: a number)");
        }
        return inner;
    }

    private @Nullable Scalar findAggregate() {
        tokens.hope(Expectation.Group.AGGREGATE);
        Scalar.Function function =
                tokens.token() instanceof Token.Word word ? Vocabulary.AGGREGATES.get(word.text()) : null;
        return function == null ? null : aggregate(function);
    }

    private Scalar aggregate(Scalar.Function function) {
        int offset = tokens.advance();
        tokens.expect("(");
        Expression over = function == Scalar.Function.COUNT ? null : expressions.read();
        tokens.expect(")");
        Scalar aggregate = new Scalar.Aggregate(function, over);
        return over == null ? places.mark(aggregate, offset) : places.mark(aggregate, offset, over);
    }

    private Part arithmetic(Part left, Operator operator, Part right, int offset) {
        if (left instanceof Part.Numeric(Scalar a) && right instanceof Part.Numeric(Scalar b)) {
            return new Part.Numeric(places.mark(new Scalar.Arithmetic(a, operator, b), offset, a, b));
        }
        Series a = series(left);
        Series b = series(right);
        return new Part.Measures(places.mark(new Series.Arithmetic(a, operator, b), offset, a, b));
    }

    private Series series(Part part) {
        return switch (part) {
            case Part.Measures(Series series) -> {
                expectNumbers(series);
                yield series;
            }
            case Part.Numeric(Scalar scalar) -> series(scalar);
            case Part.Stages stages -> throw new IllegalStateException("stages as an operand: " + stages);
        };
    }

    private Series series(Scalar scalar) {
        expectConstants(scalar);
        int offset = places.of(scalar);
        return switch (scalar) {
            case Scalar.Constant(Value value) -> places.mark(new Series.Constant(value), offset);
            case Scalar.Arithmetic(Scalar left, Operator operator, Scalar right) -> {
                Series a = series(left);
                Series b = series(right);
                yield places.mark(new Series.Arithmetic(a, operator, b), offset, a, b);
            }
            case Scalar.Aggregate _ -> throw new IllegalStateException("an aggregate beside time series: " + scalar);
        };
    }

    /** Refuses numbers that depend on a spanset, and durations. */
    private void expectConstants(Scalar scalar) {
        switch (scalar) {
            case Scalar.Constant(Value value) -> {
                if (value instanceof Value.Duration) {
                    throw source.type(places.of(scalar), "a duration beside time series (expected: a number)");
                }
            }
            case Scalar.Arithmetic(Scalar left, Operator _, Scalar right) -> {
                expectConstants(left);
                expectConstants(right);
            }
            case Scalar.Aggregate _ ->
                throw source.type(
                        places.of(scalar),
                        "an aggregate of a spanset beside time series (expected: a number or time series)");
        }
    }

    /** Reads the comparisons after a number or time series, if there are any. */
    Part compared(Part left) {
        return switch (left) {
            case Part.Numeric(Scalar scalar) -> compared(scalar);
            case Part.Measures(Series series) -> compared(series);
            case Part.Stages stages -> stages;
        };
    }

    private Part compared(Scalar left) {
        tokens.hope(Expectation.Group.COMPARISON);
        Operator operator = tokens.findOperator(Operator::isByOrder);
        if (operator == null) {
            return new Part.Numeric(left);
        }
        int offset = tokens.advance();
        int rightOffset = tokens.offset();
        if (!(sum(operand()) instanceof Part.Numeric(Scalar right))) {
            throw source.type(
                    rightOffset, "time series beside a number of a spanset (expected: a number or an aggregate)");
        }
        Stage kept = places.mark(new Stage.Keep(left, operator, right), offset, left, right);
        return new Part.Stages(kept);
    }

    /** Reads the comparisons after time series, if there are any. */
    Part compared(Series first) {
        Series series = first;
        while (true) {
            tokens.hope(Expectation.Group.COMPARISON);
            Operator operator = tokens.findOperator(Operator::isByOrder);
            if (operator == null) {
                return new Part.Measures(series);
            }
            expectNumbers(series);
            int offset = tokens.advance();
            Scalar threshold = threshold();
            series = places.mark(new Series.Kept(series, operator, threshold), offset, series, threshold);
        }
    }

    /** Reads a constant, or arithmetic of numbers. */
    private Scalar threshold() {
        int offset = tokens.offset();
        if (!(sum(operand(false), Precedence.SUM, false) instanceof Part.Numeric(Scalar threshold))) {
            throw source.type(offset, "time series compared with time series (expected: a number)");
        }
        if (!(threshold instanceof Scalar.Constant)) {
            expectConstants(threshold);
        }
        return threshold;
    }

    /** Refuses counts of attribute values, which nothing is computed from. */
    private void expectNumbers(Series series) {
        if (series instanceof Series.Measured measured && measured.function() instanceof MetricsFunction.Compare) {
            throw source.type(
                    places.of(series), "compare() in arithmetic or a comparison (expected: another function)");
        }
    }
}
