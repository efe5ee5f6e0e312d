package dev.weft.query.filter;

import dev.weft.query.Value;
import org.jspecify.annotations.Nullable;

/** Which constants a field is compared with, and how. */
final class FilterTypes {

    private FilterTypes() {}

    /** Returns whether the field can be compared so with the constant. */
    static boolean isDefined(SpanField field, Comparison comparison, Value.Literal literal) {
        return expectedConstant(field, literal) == null && (comparison.isEquality() || isOrdered(literal));
    }

    /** Returns what the field is compared with when that is not the literal's type, else null. */
    static @Nullable String expectedConstant(SpanField field, Value.Literal literal) {
        return switch (field) {
            case SpanField.AttributeField _ -> null;
            case SpanField.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case NAME -> literal instanceof Value.Text ? null : "a string";
                    case KIND -> literal instanceof Value.Kind ? null : "a kind";
                    case STATUS -> literal instanceof Value.StatusCode ? null : "a status";
                    case DURATION -> literal instanceof Value.Duration ? null : "a duration";
                };
        };
    }

    static boolean isOrdered(Value.Literal literal) {
        return switch (literal) {
            case Value.Text _, Value.Int _, Value.Real _, Value.Duration _ -> true;
            case Value.Bool _, Value.Kind _, Value.StatusCode _ -> false;
        };
    }
}
