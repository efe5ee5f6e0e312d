package dev.weft.query.filter;

import dev.weft.model.TraceId;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Value;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The traces that a condition names by {@code trace:id}. */
public final class NamedTraces {

    private static final int HEX_DIGITS = 32;

    /** Leading zeros may be left out, as Tempo shows ids. */
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{1," + HEX_DIGITS + "}");

    private NamedTraces() {}

    /** Returns the traces outside of which the condition holds for no span, null when it says nothing of that. */
    public static @Nullable Set<TraceId> of(Expression condition) {
        if (!(condition instanceof Expression.Binary binary)) {
            return null;
        }
        return switch (binary.operator()) {
            case AND -> both(of(binary.left()), of(binary.right()));
            case OR -> either(of(binary.left()), of(binary.right()));
            case EQUAL -> named(binary);
            default -> null;
        };
    }

    private static @Nullable Set<TraceId> named(Expression.Binary comparison) {
        String text = text(comparison.left(), comparison.right());
        if (text == null) {
            text = text(comparison.right(), comparison.left());
        }
        if (text == null) {
            return null;
        }
        return ID.matcher(text).matches()
                ? Set.of(TraceId.parse("0".repeat(HEX_DIGITS - text.length()) + text.toLowerCase(Locale.ROOT)))
                : Set.of();
    }

    private static @Nullable String text(Expression field, Expression constant) {
        return field instanceof Expression.Read read
                        && read.field() == Field.Intrinsic.TRACE_ID
                        && constant instanceof Expression.Constant(Value.Text(String text))
                ? text
                : null;
    }

    /** Returns the traces of both sides, null being all of them. */
    public static @Nullable Set<TraceId> both(@Nullable Set<TraceId> a, @Nullable Set<TraceId> b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        Set<TraceId> common = new HashSet<>(a);
        common.retainAll(b);
        return common;
    }

    /** Returns the traces of any side, null being all of them. */
    public static @Nullable Set<TraceId> either(@Nullable Set<TraceId> a, @Nullable Set<TraceId> b) {
        if (a == null || b == null) {
            return null;
        }
        Set<TraceId> all = new HashSet<>(a);
        all.addAll(b);
        return all;
    }
}
