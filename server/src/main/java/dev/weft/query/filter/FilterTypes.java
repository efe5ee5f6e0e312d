package dev.weft.query.filter;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.QueryPosition;
import org.jspecify.annotations.Nullable;

/** Gives a syntax tree its types, or says which comparison has none. */
final class FilterTypes {

    private FilterTypes() {}

    static SpanFilter resolve(FilterSyntax syntax, String text) {
        return new SpanFilter(syntax.comparisons().stream()
                .map(comparison -> resolve(comparison, text))
                .toList());
    }

    private static Condition resolve(FilterSyntax.ComparisonSyntax comparison, String text) {
        Literal literal = convert(comparison.field(), comparison.literal());
        if (comparison.field() == Field.Intrinsic.DURATION && literal instanceof Literal.Real) {
            throw new InvalidQueryException(
                    InvalidQueryException.Kind.UNSUPPORTED,
                    QueryPosition.of(text, comparison.literalAt()),
                    "a float beside " + comparison.fieldText() + " is not supported yet");
        }
        String expected = expectedConstant(comparison.field(), literal);
        if (expected != null) {
            throw new InvalidQueryException(
                    InvalidQueryException.Kind.TYPE,
                    QueryPosition.of(text, comparison.literalAt()),
                    comparison.fieldText() + " compared with " + describe(literal) + " " + comparison.literalText()
                            + " (expected: " + expected + ")");
        }
        if (!isOrdered(literal) && !comparison.comparison().isEquality()) {
            throw new InvalidQueryException(
                    InvalidQueryException.Kind.TYPE,
                    QueryPosition.of(text, comparison.comparisonAt()),
                    "'" + comparison.comparison().symbol() + "' with " + describe(literal) + " "
                            + comparison.literalText() + " (expected: = or !=)");
        }
        return new Condition(comparison.field(), comparison.comparison(), literal);
    }

    /** An int beside {@code duration} is a number of nanoseconds. */
    private static Literal convert(Field field, Literal literal) {
        return field == Field.Intrinsic.DURATION && literal instanceof Literal.Int(long nanos)
                ? new Literal.Duration(nanos)
                : literal;
    }

    /** Returns what the field is compared with when that is not the literal's type, else null. */
    static @Nullable String expectedConstant(Field field, Literal literal) {
        return switch (field) {
            case Field.AttributeField _ -> null;
            case Field.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case NAME -> literal instanceof Literal.Text ? null : "a string";
                    case KIND ->
                        literal instanceof Literal.Kind
                                ? null
                                : "unspecified, internal, server, client, producer or consumer";
                    case STATUS -> literal instanceof Literal.StatusCode ? null : "unset, ok or error";
                    case DURATION ->
                        literal instanceof Literal.Duration
                                ? null
                                : "a duration such as 100ms, or an int in nanoseconds";
                };
        };
    }

    static boolean isOrdered(Literal literal) {
        return switch (literal) {
            case Literal.Text _, Literal.Int _, Literal.Real _, Literal.Duration _ -> true;
            case Literal.Bool _, Literal.Kind _, Literal.StatusCode _ -> false;
        };
    }

    private static String describe(Literal literal) {
        return switch (literal) {
            case Literal.Text _ -> "the string";
            case Literal.Int _ -> "the int";
            case Literal.Real _ -> "the float";
            case Literal.Bool _ -> "the boolean";
            case Literal.Duration _ -> "the duration";
            case Literal.Kind _ -> "the kind";
            case Literal.StatusCode _ -> "the status";
        };
    }
}
