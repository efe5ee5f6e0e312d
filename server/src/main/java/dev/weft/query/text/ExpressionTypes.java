package dev.weft.query.text;

import dev.weft.model.Resource;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.InvalidQueryException;
import dev.weft.query.Operator;
import dev.weft.query.Value;

/** Finds the types of expressions with a value on each span, and refuses those that have none. */
final class ExpressionTypes {

    private static final Field SERVICE_NAME = new Field.Attribute(Field.Scope.RESOURCE, Resource.SERVICE_NAME);

    private final Source source;
    private final Places places;
    private final Lexer lexer;
    private final Regexes regexes = new Regexes();

    ExpressionTypes(Source source, Places places) {
        this.source = source;
        this.places = places;
        lexer = new Lexer(source);
    }

    ValueType check(Expression expression) {
        return switch (expression) {
            case Expression.Constant(Value value) -> ValueType.of(value);
            case Expression.Read(Field field) -> ValueType.of(field);
            case Expression.Not(Expression operand) -> {
                expectBoolean("'!'", operand);
                yield ValueType.BOOL;
            }
            case Expression.Negative(Expression operand) -> expectNumber("'-'", operand);
            case Expression.Binary binary -> checkBinary(binary);
        };
    }

    /** Checks the condition of a filter. */
    void checkCondition(Expression condition) {
        ValueType type = check(condition);
        if (type != ValueType.BOOL && type != ValueType.ANY) {
            throw source.type(
                    start(condition),
                    describe(condition, type)
                            + " as the condition of a filter (expected: a comparison or another boolean)");
        }
    }

    /** Checks what an aggregate is taken over. */
    void checkAggregated(String function, Expression over) {
        expectNumber(function + "( )", over);
        expectField(function + "( )", over);
    }

    /** Checks a value that spans are grouped by. */
    void checkGrouping(Expression by) {
        check(by);
        expectField("by( )", by);
    }

    private void expectField(String user, Expression expression) {
        if (!readsField(expression)) {
            throw source.type(
                    start(expression), user + " of a constant (expected: an expression with a field such as span.key)");
        }
    }

    private static boolean readsField(Expression expression) {
        return switch (expression) {
            case Expression.Constant _ -> false;
            case Expression.Read _ -> true;
            case Expression.Not(Expression operand) -> readsField(operand);
            case Expression.Negative(Expression operand) -> readsField(operand);
            case Expression.Binary(Expression left, Operator _, Expression right) ->
                readsField(left) || readsField(right);
        };
    }

    private ValueType checkBinary(Expression.Binary binary) {
        Operator operator = binary.operator();
        String name = quote(operator);
        if (operator.isLogical()) {
            expectBoolean(name, binary.left());
            expectBoolean(name, binary.right());
            return ValueType.BOOL;
        }
        if (operator.isArithmetic()) {
            ValueType left = expectNumber(name, binary.left());
            ValueType right = expectNumber(name, binary.right());
            return ofArithmetic(left, right);
        }
        if (operator.isRegex()) {
            checkRegex(binary);
        } else {
            checkComparison(binary);
        }
        return ValueType.BOOL;
    }

    private static ValueType ofArithmetic(ValueType left, ValueType right) {
        if (left == right) {
            return left;
        }
        return left == ValueType.DURATION || right == ValueType.DURATION ? ValueType.DURATION : ValueType.NUMBER;
    }

    private void checkRegex(Expression.Binary binary) {
        ValueType left = check(binary.left());
        if (left != ValueType.TEXT && left != ValueType.ANY) {
            throw unfit(quote(binary.operator()), binary.left(), left, "a string");
        }
        ValueType right = check(binary.right());
        if (!(binary.right() instanceof Expression.Constant(Value.Text(String regex)))) {
            throw unfit(quote(binary.operator()), binary.right(), right, "a regular expression in quotes on the right");
        }
        String error = regexes.findError(regex);
        if (error != null) {
            throw source.type(start(binary.right()), "invalid regular expression: " + error);
        }
    }

    private void checkComparison(Expression.Binary binary) {
        ValueType left = check(binary.left());
        ValueType right = check(binary.right());
        if (!left.isComparableWith(right)) {
            boolean blamesLeft = binary.left() instanceof Expression.Constant;
            Expression blamed = blamesLeft ? binary.left() : binary.right();
            Expression other = blamesLeft ? binary.right() : binary.left();
            throw source.type(
                    start(blamed),
                    describe(other, blamesLeft ? right : left) + " compared with "
                            + describe(blamed, blamesLeft ? left : right) + " (expected: "
                            + (blamesLeft ? right : left).counterpart() + ")");
        }
        boolean equality = binary.operator() == Operator.EQUAL || binary.operator() == Operator.NOT_EQUAL;
        if (!equality) {
            expectOrdered(binary, left);
            expectOrdered(binary, right);
        }
        if (binary.operator() == Operator.EQUAL) {
            expectMissable(binary.left(), right);
            expectMissable(binary.right(), left);
        }
    }

    private void expectOrdered(Expression.Binary binary, ValueType type) {
        if (!type.isOrdered()) {
            throw source.type(
                    places.of(binary),
                    quote(binary.operator()) + " with " + (type == ValueType.NIL ? "nil" : "a " + type.noun())
                            + " (expected: = or !=)");
        }
    }

    /** Refuses to ask whether what every span has is missing. */
    private void expectMissable(Expression operand, ValueType other) {
        if (other == ValueType.NIL && operand instanceof Expression.Read(Field field) && isAlwaysThere(field)) {
            throw source.type(start(operand), words(operand) + " is never missing (expected: != nil)");
        }
    }

    private static boolean isAlwaysThere(Field field) {
        return (field instanceof Field.Intrinsic && field != Field.Intrinsic.LINK_WAIT) || field.equals(SERVICE_NAME);
    }

    private void expectBoolean(String user, Expression operand) {
        ValueType type = check(operand);
        if (type != ValueType.BOOL && type != ValueType.ANY) {
            throw unfit(user, operand, type, "a boolean");
        }
    }

    private ValueType expectNumber(String user, Expression operand) {
        ValueType type = check(operand);
        if (!type.isNumber() && type != ValueType.ANY) {
            throw unfit(user, operand, type, "a number or a duration");
        }
        return type;
    }

    private InvalidQueryException unfit(String user, Expression operand, ValueType type, String expected) {
        return source.type(start(operand), user + " with " + describe(operand, type) + " (expected: " + expected + ")");
    }

    private String describe(Expression expression, ValueType type) {
        return expression instanceof Expression.Read || type == ValueType.NIL
                ? words(expression)
                : "the " + type.noun() + " " + words(expression);
    }

    /** Returns a field as it is written, and others as they are printed. */
    private String words(Expression expression) {
        return expression instanceof Expression.Read
                ? source.textOf(lexer.read(places.of(expression)))
                : ExpressionPrinter.print(expression);
    }

    private int start(Expression expression) {
        Expression first = expression;
        while (first instanceof Expression.Binary(Expression left, Operator _, Expression _)) {
            first = left;
        }
        return places.of(first);
    }

    private static String quote(Operator operator) {
        return "'" + operator.symbol() + "'";
    }
}
