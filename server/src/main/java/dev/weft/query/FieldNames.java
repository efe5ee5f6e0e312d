package dev.weft.query;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

/** How queries write fields: so that each is read as what it is, and no two are written alike. */
public final class FieldNames {

    private static final String PARENT = "parent.";

    private FieldNames() {}

    /** Returns for example {@code span:status}, {@code .tier}, {@code parent.span.code}, {@code span."user name"}. */
    public static String full(Field field) {
        return name(field, intrinsic -> intrinsic.names().getFirst());
    }

    /** Returns the same, with the shortest names of intrinsics: {@code status}. */
    public static String shortest(Field field) {
        return name(field, intrinsic -> intrinsic.names().getLast());
    }

    private static String name(Field field, Function<Field.Intrinsic, String> names) {
        return switch (field) {
            case Field.Intrinsic intrinsic -> names.apply(intrinsic);
            case Field.Attribute(Field.Scope scope, String key) ->
                scope.word() + "." + (isPlain(key) ? key : quote(key));
            case Field.OfParent(Field.Attribute(Field.Scope scope, String key))
            when scope == Field.Scope.ANY -> PARENT + (isPlain(key) && !isScoped(key) ? key : quote(key));
            case Field.OfParent(Field inner) -> PARENT + name(inner, names);
        };
    }

    /** Plain keys are a letter first: {@code .5} would be a number. */
    private static boolean isPlain(String key) {
        return !key.isEmpty()
                && Character.isLetter(key.charAt(0))
                && key.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-/".indexOf(c) >= 0);
    }

    /** Behind {@code parent.} such a key would be read as an intrinsic or as one with a scope, or looks like it. */
    private static boolean isScoped(String key) {
        return intrinsics().anyMatch(key::equals) || scopes().anyMatch((key + ".")::startsWith);
    }

    /** Returns {@code span.}, {@code trace.} and so on. */
    private static Stream<String> scopes() {
        Stream<String> ofAttributes = Arrays.stream(Field.Scope.values())
                .filter(scope -> scope != Field.Scope.ANY)
                .map(scope -> scope.word() + ".");
        Stream<String> ofIntrinsics =
                intrinsics().filter(name -> name.contains(":")).map(name -> name.substring(0, name.indexOf(':')) + ".");
        return Stream.concat(ofAttributes, ofIntrinsics);
    }

    private static Stream<String> intrinsics() {
        return Arrays.stream(Field.Intrinsic.values()).flatMap(intrinsic -> intrinsic.names().stream());
    }

    private static String quote(String key) {
        return '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
