package dev.weft.query.text;

import dev.weft.query.Field;
import dev.weft.query.Operator;
import dev.weft.query.Scalar;
import dev.weft.query.SpansetOperator;
import dev.weft.query.text.Suggestion.Insert;
import dev.weft.query.text.Suggestion.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the parser asks for, as suggestions that go with what was typed. */
final class Suggestions {

    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?:parent\\.)?(?:(span|resource|event|link|instrumentation|)\\.)?(.*)", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("\\.?[0-9].*", Pattern.DOTALL);

    private static final List<String> METRICS = List.of(
            "rate()",
            "count_over_time()",
            "min_over_time(",
            "max_over_time(",
            "avg_over_time(",
            "sum_over_time(",
            "quantile_over_time(",
            "histogram_over_time(",
            "compare({ ");

    private static final List<String> HINTS = List.of(
            "most_recent=true",
            "max_links=",
            "exemplars=",
            "extrapolate=true",
            "sample=",
            "span_sample=",
            "trace_sample=");

    private final Set<Expectation> expected;
    private final String typed;
    private final List<Suggestion> found = new ArrayList<>();

    private Suggestions(Set<Expectation> expected, String typed) {
        this.expected = expected;
        this.typed = typed;
    }

    static List<Suggestion> of(Set<Expectation> expected, String typed) {
        Suggestions suggestions = new Suggestions(expected, typed);
        boolean comparesField = expected.stream().anyMatch(Expectation.ValueOf.class::isInstance);
        for (Expectation expectation : expected) {
            switch (expectation) {
                case Expectation.Exactly(String text) -> suggestions.exactly(text);
                case Expectation.ValueOf(Field field, boolean isRegex) -> suggestions.values(field, isRegex);
                case Expectation.Group group -> suggestions.group(group, comparesField);
            }
        }
        return suggestions.found.stream().distinct().toList();
    }

    private void exactly(String text) {
        insert(Kind.KEYWORD, Stream.of(Character.isLetter(text.charAt(0)) ? text + "(" : text));
    }

    private void group(Expectation.Group group, boolean comparesField) {
        switch (group) {
            case FIELD -> {
                if (!comparesField || isFieldBegun()) {
                    fields();
                }
            }
            case CONSTANT -> {
                if (!expected.contains(Expectation.Group.FIELD)) {
                    insert(Kind.CONSTANT, Stream.of("true", "false"));
                }
            }
            case OPERATOR -> operators(operator -> true);
            case COMPARISON -> operators(Operator::isByOrder);
            case ARITHMETIC -> operators(Operator::isArithmetic);
            case SPANSET_OPERATOR ->
                insert(Kind.OPERATOR, Vocabulary.SPANSET_OPERATORS.stream().map(SpansetOperator::symbol));
            case STAGE -> insert(Kind.FUNCTION, Stream.of("by(", "coalesce()", "select("));
            case METRICS -> insert(Kind.FUNCTION, METRICS.stream());
            case AGGREGATE ->
                insert(
                        Kind.FUNCTION,
                        Vocabulary.AGGREGATES.values().stream()
                                .map(function -> function.word() + (function == Scalar.Function.COUNT ? "()" : "(")));
            case HINT -> insert(Kind.HINT, HINTS.stream());
            case NUMBER, INT, QUANTILE, END -> {
                // nothing that the language knows beforehand
            }
        }
    }

    private void operators(Predicate<Operator> wanted) {
        insert(Kind.OPERATOR, Arrays.stream(Operator.values()).filter(wanted).map(Operator::symbol));
    }

    private boolean isFieldBegun() {
        return !isStringBegun() && !NUMBER.matcher(typed).matches() && (typed.contains(".") || typed.contains(":"));
    }

    private boolean isStringBegun() {
        return typed.startsWith("\"") || typed.startsWith("`");
    }

    private void fields() {
        if (isStringBegun()) {
            return;
        }
        Matcher attribute = ATTRIBUTE.matcher(typed);
        boolean ofParent = typed.startsWith(Vocabulary.PARENT + ".");
        String own = ofParent ? typed.substring(Vocabulary.PARENT.length() + 1) : typed;
        if (attribute.matches()) {
            String word = attribute.group(1);
            String key = attribute.group(2);
            Field.Scope scope = word == null ? null : Vocabulary.findScope(word);
            if (scope != null) {
                found.add(new Suggestion.AttributeKey(scope, ofParent, unquoted(key)));
            } else if (!isScoped(key)) {
                found.add(new Suggestion.AttributeKey(Field.Scope.ANY, ofParent, unquoted(key)));
            }
        }
        String before = ofParent ? Vocabulary.PARENT + "." : "";
        for (Field.Intrinsic intrinsic : Field.Intrinsic.values()) {
            if (intrinsic.names().stream().anyMatch(name -> isBegunBy(name, own))) {
                found.add(new Insert(Kind.INTRINSIC, before + intrinsic.names().getFirst()));
            }
        }
        Stream<String> scopes = Arrays.stream(Field.Scope.values())
                .filter(scope -> scope != Field.Scope.ANY)
                .map(scope -> before + scope.word() + ".");
        insert(Kind.SCOPE, ofParent ? scopes : Stream.concat(scopes, Stream.of(Vocabulary.PARENT + ".")));
    }

    /** Returns whether this begins an intrinsic with its scope. */
    private static boolean isScoped(String word) {
        int colon = word.indexOf(':');
        return colon >= 0 && Vocabulary.isScope(word.substring(0, colon));
    }

    /** Returns a key that may end anywhere, without the quotes around parts of it and the backslashes of escapes in those. */
    private static String unquoted(String key) {
        StringBuilder unquoted = new StringBuilder();
        boolean quoted = false;
        boolean escaped = false;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (escaped || (c != '"' && !(quoted && c == '\\'))) {
                unquoted.append(c);
                escaped = false;
            } else {
                escaped = c == '\\';
                quoted ^= c == '"';
            }
        }
        return unquoted.toString();
    }

    /** Names of intrinsics are found by what is behind their scope, too. */
    private static boolean isBegunBy(String name, String typed) {
        return startsWith(name, typed) || startsWith(name.substring(name.indexOf(':') + 1), typed);
    }

    private void values(Field field, boolean isRegex) {
        if (isFieldBegun()) {
            return;
        }
        boolean quoted = isStringBegun() || isRegex;
        ValueType type = ValueType.of(field);
        if (!quoted) {
            insert(
                    Kind.CONSTANT,
                    Vocabulary.CONSTANTS.entrySet().stream()
                            .filter(constant -> fits(ValueType.of(constant.getValue()), type))
                            .map(Map.Entry::getKey));
        }
        boolean isWord = type == ValueType.KIND || type == ValueType.STATUS || type == ValueType.BOOL;
        if (!quoted || !isWord) {
            found.add(new Suggestion.FieldValue(field, isStringBegun() ? unquotedString() : typed, quoted));
        }
    }

    private String unquotedString() {
        return typed.startsWith("`") ? typed.substring(1) : StringEscapes.begun(typed.substring(1));
    }

    private static boolean fits(ValueType constant, ValueType field) {
        return constant == ValueType.NIL || constant == field || (field == ValueType.ANY && constant == ValueType.BOOL);
    }

    private void insert(Kind kind, Stream<String> texts) {
        texts.filter(text -> startsWith(text, typed)).forEach(text -> found.add(new Insert(kind, text)));
    }

    private static boolean startsWith(String text, String prefix) {
        return text.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
    }
}
