package dev.weft.query.evaluate;

import dev.weft.query.Operator;

/**
 * Arithmetic. Two ints give an int, cut towards zero by {@code /} and wrapping in 64 bits; with a float or a duration
 * (in nanoseconds) on either side the result is a float. A division of ints by zero gives a value that compares with
 * nothing. What is missing stays missing, and what is no number compares with nothing afterwards.
 */
public final class Numbers {

    private Numbers() {}

    public static boolean isNumber(SpanValue value) {
        return value instanceof SpanValue.Int || value instanceof SpanValue.Real || value instanceof SpanValue.Duration;
    }

    /** Returns an int or a duration's nanoseconds. */
    static long integer(SpanValue number) {
        return switch (number) {
            case SpanValue.Int(long value) -> value;
            case SpanValue.Duration(long nanos) -> nanos;
            default -> throw new IllegalArgumentException(number + " (expected: an int or a duration)");
        };
    }

    public static double real(SpanValue number) {
        return number instanceof SpanValue.Real(double value) ? value : (double) integer(number);
    }

    static SpanValue negative(SpanValue operand) {
        return switch (operand) {
            case SpanValue.Int(long value) -> new SpanValue.Int(-value);
            case SpanValue.Real(double value) -> new SpanValue.Real(-value);
            case SpanValue.Duration(long nanos) -> new SpanValue.Duration(-nanos);
            case SpanValue.Missing _ -> SpanValue.MISSING;
            default -> SpanValue.INCOMPARABLE;
        };
    }

    public static SpanValue combine(SpanValue left, Operator operator, SpanValue right) {
        if (left instanceof SpanValue.Missing || right instanceof SpanValue.Missing) {
            return SpanValue.MISSING;
        }
        if (!isNumber(left) || !isNumber(right)) {
            return SpanValue.INCOMPARABLE;
        }
        if (left instanceof SpanValue.Int(long a) && right instanceof SpanValue.Int(long b)) {
            return integers(a, operator, b);
        }
        double a = real(left);
        double b = real(right);
        return new SpanValue.Real(
                switch (operator) {
                    case PLUS -> a + b;
                    case MINUS -> a - b;
                    case TIMES -> a * b;
                    case DIVIDED -> a / b;
                    case MODULO -> a % b;
                    case POWER -> Math.pow(a, b);
                    default -> throw notArithmetic(operator);
                });
    }

    private static SpanValue integers(long a, Operator operator, long b) {
        return switch (operator) {
            case PLUS -> new SpanValue.Int(a + b);
            case MINUS -> new SpanValue.Int(a - b);
            case TIMES -> new SpanValue.Int(a * b);
            case DIVIDED -> b == 0 ? SpanValue.INCOMPARABLE : new SpanValue.Int(a / b);
            case MODULO -> b == 0 ? SpanValue.INCOMPARABLE : new SpanValue.Int(a % b);
            case POWER -> b >= 0 ? new SpanValue.Int(power(a, b)) : fraction(a, b);
            default -> throw notArithmetic(operator);
        };
    }

    /** One divided by a power, which is less than one unless the base is 1, -1 or 0, however the power itself may wrap. */
    private static SpanValue fraction(long base, long negativeExponent) {
        return base > 1 || base < -1
                ? new SpanValue.Int(0)
                : integers(1, Operator.DIVIDED, power(base, -negativeExponent));
    }

    private static long power(long base, long exponent) {
        long result = 1;
        long square = base;
        for (long left = exponent; left != 0; left >>>= 1) {
            if ((left & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    private static IllegalArgumentException notArithmetic(Operator operator) {
        return new IllegalArgumentException(operator.symbol() + " (expected: an arithmetic operator)");
    }
}
