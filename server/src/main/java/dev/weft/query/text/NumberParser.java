package dev.weft.query.text;

import dev.weft.query.Expression;
import dev.weft.query.Operator;
import dev.weft.query.Scalar;
import dev.weft.query.Series;
import dev.weft.query.Stage;
import dev.weft.query.Value;
import java.util.function.Predicate;
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
        return sum(first, Precedence.SUM);
    }

    private Part sum(Part first, int loosest) {
        Part left = first;
        while (true) {
            tokens.hope(Expectation.Group.ARITHMETIC);
            Operator operator = find(Operator::isArithmetic);
            if (operator == null || Precedence.of(operator) < loosest) {
                return left;
            }
            int offset = tokens.advance();
            Part operand = operator == Operator.POWER ? exponent() : operand();
            left = arithmetic(left, operator, sum(operand, Precedence.of(operator) + 1), offset);
        }
    }

    /** Reads an aggregate, a number or what stands in parentheses. */
    Part operand() {
        if (tokens.atNegativePower()) {
            throw tokens.unexpected("the negative number in parentheses, or the power");
        }
        return exponent();
    }

    private Part exponent() {
        int offset = tokens.offset();
        tokens.hope(Expectation.Group.AGGREGATE);
        if (tokens.token() instanceof Token.Word word) {
            Scalar.Function function = Vocabulary.AGGREGATES.get(word.text());
            if (function != null) {
                return new Part.Numeric(aggregate(function));
            }
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
            case Part.Measures(Series series) -> series;
            case Part.Numeric(Scalar scalar) -> series(scalar);
            case Part.Stages stages -> throw new IllegalStateException("stages as an operand: " + stages);
        };
    }

    private Series series(Scalar scalar) {
        int offset = places.of(scalar);
        return switch (scalar) {
            case Scalar.Constant(Value value) -> places.mark(new Series.Constant(value), offset);
            case Scalar.Arithmetic(Scalar left, Operator operator, Scalar right) -> {
                Series a = series(left);
                Series b = series(right);
                yield places.mark(new Series.Arithmetic(a, operator, b), offset, a, b);
            }
            case Scalar.Aggregate _ ->
                throw source.type(
                        offset, "an aggregate of a spanset beside time series (expected: a number or time series)");
        };
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
        Operator operator = find(NumberParser::comparesNumbers);
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
            Operator operator = find(NumberParser::comparesNumbers);
            if (operator == null) {
                return new Part.Measures(series);
            }
            int offset = tokens.advance();
            Value constant = constants.findNumber();
            if (constant == null) {
                throw tokens.unexpected();
            }
            series = places.mark(new Series.Kept(series, operator, constant), offset, series);
        }
    }

    private static boolean comparesNumbers(Operator operator) {
        return operator.isComparison() && !operator.isRegex();
    }

    private @Nullable Operator find(Predicate<Operator> wanted) {
        if (tokens.token() instanceof Token.Symbol symbol) {
            for (Operator operator : Operator.values()) {
                if (wanted.test(operator) && operator.symbol().equals(symbol.text())) {
                    return operator;
                }
            }
        }
        return null;
    }
}
