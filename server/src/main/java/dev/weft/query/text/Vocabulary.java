package dev.weft.query.text;

import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.query.Field;
import dev.weft.query.Scalar;
import dev.weft.query.SpansetOperator;
import dev.weft.query.Value;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words and signs of the language. */
final class Vocabulary {

    static final String PARENT = "parent";

    static final Map<String, Value> CONSTANTS = constants();

    static final Map<String, Scalar.Function> AGGREGATES = aggregates();

    /** Longer symbols first, so that the first that fits is the right one. */
    static final List<SpansetOperator> SPANSET_OPERATORS = Arrays.stream(SpansetOperator.Relation.values())
            .flatMap(relation -> relation.isLogical()
                    ? Stream.of(new SpansetOperator(relation, SpansetOperator.Form.PLAIN))
                    : Arrays.stream(SpansetOperator.Form.values()).map(form -> new SpansetOperator(relation, form)))
            .sorted(Comparator.comparingInt(operator -> -operator.symbol().length()))
            .toList();

    private static final Map<String, Field.Intrinsic> INTRINSICS = intrinsics();

    private static final Map<String, Field.Scope> SCOPES = scopes();

    private Vocabulary() {}

    /** Returns the intrinsic of this name, {@code span:name} or {@code name}. */
    static Field.@Nullable Intrinsic findIntrinsic(String name) {
        return INTRINSICS.get(name);
    }

    /** Returns the scope of attributes of this word, which is empty for attributes without one. */
    static Field.@Nullable Scope findScope(String word) {
        return SCOPES.get(word);
    }

    /** Returns whether attributes or intrinsics have this scope. */
    static boolean isScope(String word) {
        return !word.isEmpty()
                && (SCOPES.containsKey(word) || !intrinsicsOf(word).isEmpty());
    }

    /** Returns the names of a scope's intrinsics, such as {@code trace:id}. */
    static List<String> intrinsicsOf(String scope) {
        return INTRINSICS.keySet().stream()
                .filter(name -> name.startsWith(scope + ":"))
                .toList();
    }

    private static Map<String, Value> constants() {
        Map<String, Value> constants = new LinkedHashMap<>();
        constants.put("nil", new Value.Nil());
        constants.put("true", new Value.Bool(true));
        constants.put("false", new Value.Bool(false));
        for (int code = Status.CODE_UNSET; code <= Status.CODE_ERROR; code++) {
            constants.put(Status.word(code), new Value.StatusCode(code));
        }
        for (int number = 0; number <= SpanKind.CONSUMER.number(); number++) {
            SpanKind kind = new SpanKind(number);
            constants.put(kind.word(), new Value.Kind(kind));
        }
        constants.put("minInt", new Value.Int(Long.MIN_VALUE));
        constants.put("maxInt", new Value.Int(Long.MAX_VALUE));
        return constants;
    }

    private static Map<String, Scalar.Function> aggregates() {
        Map<String, Scalar.Function> aggregates = new LinkedHashMap<>();
        for (Scalar.Function function : Scalar.Function.values()) {
            aggregates.put(function.word(), function);
        }
        return aggregates;
    }

    private static Map<String, Field.Intrinsic> intrinsics() {
        Map<String, Field.Intrinsic> intrinsics = new LinkedHashMap<>();
        for (Field.Intrinsic intrinsic : Field.Intrinsic.values()) {
            intrinsic.names().forEach(name -> intrinsics.put(name, intrinsic));
        }
        return intrinsics;
    }

    private static Map<String, Field.Scope> scopes() {
        Map<String, Field.Scope> scopes = new LinkedHashMap<>();
        for (Field.Scope scope : Field.Scope.values()) {
            scopes.put(scope.word(), scope);
        }
        return scopes;
    }
}
