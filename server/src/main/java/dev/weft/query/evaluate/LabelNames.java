package dev.weft.query.evaluate;

import dev.weft.query.Field;

/** What a label is called after the field it comes from: the shortest way in which a query may write that field. */
final class LabelNames {

    private LabelNames() {}

    /** Returns for example {@code status}, {@code .tier}, {@code parent.span.code}, {@code span."user name"}. */
    static String of(Field field) {
        return switch (field) {
            case Field.Attribute(Field.Scope scope, String key) ->
                scope.word() + "." + (isPlain(key) ? key : quote(key));
            case Field.OfParent(Field inner) -> "parent" + (of(inner).startsWith(".") ? "" : ".") + of(inner);
            case Field.Intrinsic intrinsic -> intrinsic.names().getLast();
        };
    }

    private static boolean isPlain(String key) {
        return !key.isEmpty()
                && Character.isLetter(key.charAt(0))
                && key.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-/".indexOf(c) >= 0);
    }

    private static String quote(String key) {
        return '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
