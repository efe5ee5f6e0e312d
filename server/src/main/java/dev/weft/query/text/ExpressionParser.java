package dev.weft.query.text;

import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Operator;
import dev.weft.query.Value;
import org.jspecify.annotations.Nullable;

/** Reads expressions with a value on each span. */
final class ExpressionParser {

    private final Tokens tokens;
    private final Places places;
    private final FieldReader fields;
    private final ConstantReader constants;

    ExpressionParser(Tokens tokens, Places places, FieldReader fields, ConstantReader constants) {
        this.tokens = tokens;
        this.places = places;
        this.fields = fields;
        this.constants = constants;
    }

    Expression read() {
        return binary(Precedence.LOGICAL);
    }

    private Expression binary(int loosest) {
        Expression left = unary();
        while (true) {
            tokens.hope(Expectation.Group.OPERATOR);
            Operator operator = tokens.findOperator(_ -> true);
            if (operator == null || Precedence.of(operator) < loosest) {
                return left;
            }
            int offset = tokens.advance();
            if (operator.isComparison() && left instanceof Expression.Read(Field field)) {
                tokens.hope(new Expectation.ValueOf(field, operator.isRegex()));
            }
            Expression right = binary(Precedence.of(operator) + 1);
            left = places.mark(new Expression.Binary(left, operator, right), offset, left, right);
        }
    }

    /** {@code ^} binds tighter than a sign, but for that of its own right operand. */
    private Expression unary() {
        int offset = tokens.offset();
        Value number = findSignedNumber();
        if (number != null) {
            return places.mark(new Expression.Constant(number), offset);
        }
        if (tokens.is("-") || tokens.is("!")) {
            return signed(this::unary);
        }
        Expression left = primary();
        while (tokens.is(Operator.POWER.symbol())) {
            int at = tokens.advance();
            Expression right = exponent();
            left = places.mark(new Expression.Binary(left, Operator.POWER, right), at, left, right);
        }
        return left;
    }

    private Expression exponent() {
        int offset = tokens.offset();
        if (tokens.atNegativeNumber()) {
            return places.mark(new Expression.Constant(signedNumber()), offset);
        }
        return tokens.is("-") || tokens.is("!") ? signed(this::exponent) : primary();
    }

    private interface Operand {
        Expression read();
    }

    private Expression signed(Operand operand) {
        tokens.enter();
        boolean negative = tokens.is("-");
        int offset = tokens.advance();
        Expression inner = operand.read();
        tokens.leave();
        return places.mark(negative ? new Expression.Negative(inner) : new Expression.Not(inner), offset, inner);
    }

    /** {@code -5} is a constant, unless it is the negative of a power. */
    private @Nullable Value findSignedNumber() {
        return tokens.atNegativeNumber() && !tokens.atNegativePower() ? signedNumber() : null;
    }

    private Value signedNumber() {
        Value number = constants.findNumber();
        if (number == null) {
            throw tokens.unexpected();
        }
        return number;
    }

    private Expression primary() {
        int offset = tokens.offset();
        Field field = fields.find();
        if (field != null) {
            return places.mark(new Expression.Read(field), offset);
        }
        Value constant = constants.find();
        if (constant != null) {
            return places.mark(new Expression.Constant(constant), offset);
        }
        if (!tokens.at("(")) {
            throw tokens.unexpected();
        }
        tokens.enter();
        tokens.advance();
        Expression inner = read();
        tokens.expect(")");
        tokens.leave();
        return inner;
    }
}
