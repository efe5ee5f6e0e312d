package dev.weft.query.filter;

import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import java.util.Map;
import java.util.Set;

/** TraceQL's words: those that are understood, and those that are known to be part of the language. */
final class Vocabulary {

    static final Map<String, Field.Intrinsic> INTRINSICS = Map.of(
            "name", Field.Intrinsic.NAME,
            "kind", Field.Intrinsic.KIND,
            "status", Field.Intrinsic.STATUS,
            "duration", Field.Intrinsic.DURATION);

    static final Map<String, Field.Scope> SCOPES =
            Map.of("span", Field.Scope.SPAN, "resource", Field.Scope.RESOURCE, "", Field.Scope.ANY);

    static final Map<String, Literal> CONSTANTS = Map.ofEntries(
            Map.entry("true", new Literal.Bool(true)),
            Map.entry("false", new Literal.Bool(false)),
            Map.entry("unset", new Literal.StatusCode(Status.CODE_UNSET)),
            Map.entry("ok", new Literal.StatusCode(Status.CODE_OK)),
            Map.entry("error", new Literal.StatusCode(Status.CODE_ERROR)),
            Map.entry("unspecified", new Literal.Kind(SpanKind.UNSPECIFIED)),
            Map.entry("internal", new Literal.Kind(SpanKind.INTERNAL)),
            Map.entry("server", new Literal.Kind(SpanKind.SERVER)),
            Map.entry("client", new Literal.Kind(SpanKind.CLIENT)),
            Map.entry("producer", new Literal.Kind(SpanKind.PRODUCER)),
            Map.entry("consumer", new Literal.Kind(SpanKind.CONSUMER)));

    private static final Set<String> LATER_INTRINSICS = Set.of(
            "statusMessage",
            "rootName",
            "rootServiceName",
            "traceDuration",
            "nestedSetLeft",
            "nestedSetRight",
            "nestedSetParent",
            "parent");

    private static final Map<String, Set<String>> LATER_SCOPED_INTRINSICS = Map.of(
            "span",
                    Set.of(
                            "statusMessage",
                            "id",
                            "parentID",
                            "childCount",
                            "linkCount",
                            "linkedByCount",
                            "droppedLinkCount"),
            "trace", Set.of("id", "duration", "rootName", "rootService"),
            "event", Set.of("name", "timeSinceStart"),
            "link", Set.of("traceID", "spanID", "dangling", "wait"),
            "instrumentation", Set.of("name", "version"));

    private static final Set<String> LATER_SCOPES = Set.of("event", "link", "instrumentation", "parent");

    private static final Set<String> LATER_CONSTANTS = Set.of("nil", "minInt", "maxInt");

    private static final Set<String> PIPELINE = Set.of("count", "avg", "max", "min", "sum", "by", "coalesce", "select");

    private static final Set<String> OPERATORS = Set.of("||", "=~", "!~", "+", "-", "*", "/", "%", "^");

    private static final Set<String> OPENERS = Set.of("(", "!", "-");

    private static final Set<String> AFTER_FILTERS = Set.of(
            "|", "&&", "||", ">", ">>", "<", "<<", "~", "!>", "!>>", "!<", "!<<", "!~", "&>", "&>>", "&<", "&<<", "&~",
            "->", "->>", "<-", "<<-", "!->", "!->>", "!<-", "!<<-", "&->", "&->>", "&<-", "&<<-", "+", "-", "*", "/");

    private Vocabulary() {}

    /** Returns whether the token begins an operand inside braces that is not supported yet. */
    static boolean isLaterOperand(Token token) {
        return switch (token) {
            case Token.Symbol symbol -> OPENERS.contains(symbol.text());
            case Token.Word word -> LATER_INTRINSICS.contains(word.text()) || LATER_CONSTANTS.contains(word.text());
            case Token.ScopedWord scoped ->
                LATER_SCOPED_INTRINSICS.getOrDefault(scoped.scope(), Set.of()).contains(scoped.text());
            case Token.Attribute attribute -> LATER_SCOPES.contains(attribute.scope());
            case Token.Text _, Token.Numeral _, Token.End _ -> false;
        };
    }

    /** Returns whether the token is an operator inside braces that is not supported yet. */
    static boolean isLaterOperator(Token token) {
        return token instanceof Token.Symbol symbol && OPERATORS.contains(symbol.text());
    }

    /** Returns whether the token can begin a query that is not supported yet. */
    static boolean isLaterAtStart(Token token) {
        return (token instanceof Token.Symbol symbol && symbol.text().equals("("))
                || (token instanceof Token.Word word && PIPELINE.contains(word.text()));
    }

    /** Returns whether the run of operator characters can follow a filter in a query that is not supported yet. */
    static boolean isLaterAfterFilter(String operator) {
        return AFTER_FILTERS.contains(operator);
    }
}
