package dev.weft.query.text;

import dev.weft.query.Field;
import java.util.List;
import java.util.stream.Collectors;

/** Prints fields. */
final class FieldPrinter {

    private FieldPrinter() {}

    static String print(Field field) {
        return switch (field) {
            case Field.Intrinsic intrinsic -> intrinsic.names().getFirst();
            case Field.Attribute(Field.Scope scope, String key) ->
                scope.word() + "." + (isPlain(key) ? key : quote(key));
            case Field.OfParent(Field.Attribute(Field.Scope scope, String key))
            when scope == Field.Scope.ANY ->
                Vocabulary.PARENT + "." + (isPlain(key) && !isScoped(key) ? key : quote(key));
            case Field.OfParent(Field inner) -> Vocabulary.PARENT + "." + print(inner);
        };
    }

    static String printAll(List<Field> fields) {
        return fields.stream().map(FieldPrinter::print).collect(Collectors.joining(", "));
    }

    /** Plain keys are a letter first: {@code .5} would be a number. */
    private static boolean isPlain(String key) {
        return !key.isEmpty()
                && Character.isLetter(key.charAt(0))
                && key.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-/".indexOf(c) >= 0);
    }

    /** Behind {@code parent.} such a key would be read as an intrinsic or as one with a scope. */
    private static boolean isScoped(String key) {
        return Vocabulary.findIntrinsic(key) != null
                || Vocabulary.isScope(key.substring(0, Characters.endOfWord(key, 0)));
    }

    private static String quote(String key) {
        return '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
