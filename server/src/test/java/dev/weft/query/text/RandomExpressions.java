package dev.weft.query.text;

import dev.weft.model.SpanKind;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Operator;
import dev.weft.query.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random expressions whose types fit. */
final class RandomExpressions {

    /** What means something to the language, wherever it stands. */
    private static final String SPECIAL = "\"\\`.{}&=<>-_ab1:/*|^,()\n\u007f\u00a0";

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    Expression condition(int depth) {
        if (depth == 0) {
            return read(attribute());
        }
        return switch (random.nextInt(8)) {
            case 0 -> new Expression.Not(condition(depth - 1));
            case 1, 2 ->
                new Expression.Binary(
                        condition(depth - 1),
                        oneOf(List.of(Operator.AND, Operator.OR, Operator.EQUAL, Operator.NOT_EQUAL)),
                        condition(depth - 1));
            case 3 -> new Expression.Constant(new Value.Bool(random.nextBoolean()));
            case 4 -> textComparison();
            case 5 -> new Expression.Binary(read(attribute()), equality(), new Expression.Constant(constant()));
            default -> new Expression.Binary(number(depth - 1), ordering(), number(depth - 1));
        };
    }

    private Expression textComparison() {
        Field field = oneOf(List.of(Field.Intrinsic.NAME, Field.Intrinsic.TRACE_ID, attribute()));
        return random.nextBoolean()
                ? new Expression.Binary(
                        read(field),
                        random.nextBoolean() ? Operator.MATCHES : Operator.DOES_NOT_MATCH,
                        new Expression.Constant(new Value.Text(oneOf(List.of("", "a.*", "(?i)x|y", "\\d{3}")))))
                : new Expression.Binary(read(field), ordering(), new Expression.Constant(new Value.Text(string(10))));
    }

    /** An expression that reads some field. */
    Expression reading(int depth) {
        return random.nextBoolean() ? read(field()) : readingNumber(depth);
    }

    /** An expression of numbers that reads some field. */
    Expression readingNumber(int depth) {
        return new Expression.Binary(number(depth), arithmetic(), read(attribute()));
    }

    private Expression number(int depth) {
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(6)) {
            case 0 -> read(attribute());
            case 1 -> read(oneOf(List.of(Field.Intrinsic.DURATION, Field.Intrinsic.LINK_COUNT)));
            case 2 -> new Expression.Constant(number());
            case 3 -> new Expression.Negative(number(depth - 1));
            default -> new Expression.Binary(number(depth - 1), arithmetic(), number(depth - 1));
        };
    }

    Operator arithmetic() {
        return oneOf(
                Arrays.stream(Operator.values()).filter(Operator::isArithmetic).toList());
    }

    private Operator equality() {
        return random.nextBoolean() ? Operator.EQUAL : Operator.NOT_EQUAL;
    }

    private Operator ordering() {
        return oneOf(Arrays.stream(Operator.values())
                .filter(operator -> operator.isComparison() && !operator.isRegex())
                .toList());
    }

    private static Expression read(Field field) {
        return new Expression.Read(field);
    }

    Field field() {
        Field field = random.nextBoolean() ? oneOf(List.of(Field.Intrinsic.values())) : attribute();
        return random.nextInt(4) == 0 && !(field instanceof Field.OfParent) ? new Field.OfParent(field) : field;
    }

    private Field attribute() {
        String key = switch (random.nextInt(4)) {
            case 0 -> string(random.nextInt(8));
            case 1 -> oneOf(List.of("name", "span.a", "duration", "event", "parent.x", "link.b"));
            default -> oneOf(List.of("a", "b.c", "http.status_code"));
        };
        Field field = new Field.Attribute(oneOf(List.of(Field.Scope.values())), key);
        return random.nextInt(6) == 0 ? new Field.OfParent(field) : field;
    }

    Value constant() {
        return switch (random.nextInt(6)) {
            case 0 -> new Value.Text(string(random.nextInt(10)));
            case 1 -> new Value.Bool(random.nextBoolean());
            case 2 -> new Value.Kind(new SpanKind(random.nextInt(6)));
            case 3 -> new Value.StatusCode(random.nextInt(3));
            case 4 -> new Value.Nil();
            default -> number();
        };
    }

    Value number() {
        return switch (random.nextInt(3)) {
            case 0 -> new Value.Int(whole());
            case 1 -> new Value.Duration(whole());
            default -> {
                double value = Double.longBitsToDouble(random.nextLong());
                yield new Value.Real(Double.isFinite(value) ? value : -0.0);
            }
        };
    }

    /** Small, round and extreme numbers beside uniform ones. */
    private long whole() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1_000) - 500;
            case 1 -> random.nextInt(1_000) * 1_000_000L;
            case 2 -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
            default -> random.nextLong();
        };
    }

    /** Any UTF-16 units, lone surrogates included. */
    String string(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(
                    switch (random.nextInt(3)) {
                        case 0 -> (char) random.nextInt(0x10000);
                        case 1 -> (char) random.nextInt(0x80);
                        default -> SPECIAL.charAt(random.nextInt(SPECIAL.length()));
                    });
        }
        return text.toString();
    }

    private <T> T oneOf(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
