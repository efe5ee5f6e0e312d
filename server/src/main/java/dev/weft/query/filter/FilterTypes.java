package dev.weft.query.filter;

import org.jspecify.annotations.Nullable;

/** Which constants a field is compared with, and how. */
final class FilterTypes {

    private FilterTypes() {}

    /** Returns whether the field can be compared so with the constant. */
    static boolean isDefined(Field field, Comparison comparison, Literal literal) {
        return expectedConstant(field, literal) == null && (comparison.isEquality() || isOrdered(literal));
    }

    /** Returns what the field is compared with when that is not the literal's type, else null. */
    static @Nullable String expectedConstant(Field field, Literal literal) {
        return switch (field) {
            case Field.AttributeField _ -> null;
            case Field.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case NAME -> literal instanceof Literal.Text ? null : "a string";
                    case KIND -> literal instanceof Literal.Kind ? null : "a kind";
                    case STATUS -> literal instanceof Literal.StatusCode ? null : "a status";
                    case DURATION -> literal instanceof Literal.Duration ? null : "a duration";
                };
        };
    }

    static boolean isOrdered(Literal literal) {
        return switch (literal) {
            case Literal.Text _, Literal.Int _, Literal.Real _, Literal.Duration _ -> true;
            case Literal.Bool _, Literal.Kind _, Literal.StatusCode _ -> false;
        };
    }
}
