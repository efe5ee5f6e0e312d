package dev.weft.query.filter;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.QueryPosition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recursive descent from tokens to the syntax tree: one filter, comparisons joined by {@code &&}. */
final class Parser {

    private static final String FIELD = "name, kind, status, duration or an attribute such as span.key";
    private static final String COMPARISON = "= != < <= > or >=";
    private static final String CONSTANT =
            "a string, an int, a float, a duration, true, false, or a word for a kind or a status";
    private static final String OPERATOR_CHARACTERS = "|&<>!~-+*/";

    private final String text;
    private final Lexer lexer;
    private Token token;

    Parser(String text) {
        this.text = text;
        lexer = new Lexer(text);
        token = lexer.next();
    }

    FilterSyntax query() {
        if (token instanceof Token.End) {
            return new FilterSyntax(List.of());
        }
        if (Vocabulary.isLaterAtStart(token)) {
            throw unsupported(found());
        }
        expect("{", "{");
        List<FilterSyntax.ComparisonSyntax> comparisons = new ArrayList<>();
        if (!at("}")) {
            comparisons.add(comparison());
            while (at("&&")) {
                advance();
                comparisons.add(comparison());
            }
        }
        if (Vocabulary.isLaterOperator(token) || comparisonHere() != null) {
            throw unsupported(found());
        }
        expect("}", comparisons.isEmpty() ? "}" : "&& or }");
        end();
        return new FilterSyntax(comparisons);
    }

    private void end() {
        if (token instanceof Token.End) {
            return;
        }
        String operator = operatorRun();
        if (Vocabulary.isLaterAfterFilter(operator)) {
            throw unsupported("'" + operator + "'");
        }
        if (token instanceof Token.Word word && word.text().equals("with")) {
            throw unsupported(found());
        }
        throw unexpected("end of query");
    }

    private String operatorRun() {
        int end = token.start();
        while (end < text.length() && OPERATOR_CHARACTERS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return text.substring(token.start(), end);
    }

    private FilterSyntax.ComparisonSyntax comparison() {
        Token fieldToken = token;
        Field field = field();
        advance();
        Token operator = token;
        Comparison comparison = comparisonOperator(fieldToken);
        advance();
        int literalAt = token.start();
        Literal literal = constant();
        String literalText = text.substring(literalAt, token.end());
        advance();
        return new FilterSyntax.ComparisonSyntax(
                field, textOf(fieldToken), comparison, operator.start(), literal, literalText, literalAt);
    }

    private Field field() {
        Field field = findField();
        if (field != null) {
            return field;
        }
        if (isConstant()) {
            throw unsupported("a constant on the left, " + found() + ",");
        }
        if (Vocabulary.isLaterOperand(token)) {
            throw unsupported(found());
        }
        throw unexpected(FIELD);
    }

    private @Nullable Field findField() {
        return switch (token) {
            case Token.Word word -> Vocabulary.INTRINSICS.get(word.text());
            case Token.ScopedWord scoped ->
                scoped.scope().equals("span") ? Vocabulary.INTRINSICS.get(scoped.text()) : null;
            case Token.Attribute attribute -> {
                Field.Scope scope = Vocabulary.SCOPES.get(attribute.scope());
                yield scope == null ? null : new Field.AttributeField(scope, attribute.key());
            }
            case Token.Symbol _, Token.Text _, Token.Numeral _, Token.End _ -> null;
        };
    }

    private boolean isConstant() {
        return token instanceof Token.Text
                || token instanceof Token.Numeral
                || (token instanceof Token.Word word && Vocabulary.CONSTANTS.containsKey(word.text()));
    }

    private Comparison comparisonOperator(Token field) {
        Comparison comparison = comparisonHere();
        if (comparison != null) {
            return comparison;
        }
        if (field instanceof Token.Attribute && (at("}") || at("&&"))) {
            throw new InvalidQueryException(
                    InvalidQueryException.Kind.UNSUPPORTED,
                    QueryPosition.of(text, field.start()),
                    "'" + textOf(field) + "' without a comparison is not supported yet");
        }
        if (Vocabulary.isLaterOperator(token)) {
            throw unsupported(found());
        }
        throw unexpected(COMPARISON);
    }

    private @Nullable Comparison comparisonHere() {
        for (Comparison comparison : Comparison.values()) {
            if (at(comparison.symbol())) {
                return comparison;
            }
        }
        return null;
    }

    private Literal constant() {
        boolean negative = at("-");
        int signAt = token.start();
        if (negative) {
            advance();
        }
        if (token instanceof Token.Numeral number) {
            Literal literal = NumberConstants.find(number.text(), negative);
            if (literal == null) {
                throw syntax(
                        signAt,
                        "unexpected '" + text.substring(signAt, number.end())
                                + "' (expected: a number or a duration that fits into 64 bits)");
            }
            return literal;
        }
        if (negative) {
            throw findField() != null || Vocabulary.isLaterOperand(token)
                    ? unsupported(signAt, "'-'")
                    : unexpected("a number or a duration");
        }
        if (token instanceof Token.Text string) {
            return new Literal.Text(string.value());
        }
        Literal named = token instanceof Token.Word word ? Vocabulary.CONSTANTS.get(word.text()) : null;
        if (named != null) {
            return named;
        }
        if (findField() != null) {
            throw unsupported("a field on the right, " + found() + ",");
        }
        if (Vocabulary.isLaterOperand(token)) {
            throw unsupported(found());
        }
        throw unexpected(CONSTANT);
    }

    private boolean at(String symbol) {
        return token instanceof Token.Symbol found && found.text().equals(symbol);
    }

    private void expect(String symbol, String expected) {
        if (!at(symbol)) {
            throw unexpected(expected);
        }
        advance();
    }

    private void advance() {
        token = lexer.next();
    }

    private String textOf(Token piece) {
        return text.substring(piece.start(), piece.end());
    }

    private String found() {
        return token instanceof Token.End ? "end of query" : "'" + textOf(token) + "'";
    }

    private InvalidQueryException unexpected(String expected) {
        return syntax(token.start(), "unexpected " + found() + " (expected: " + expected + ")");
    }

    private InvalidQueryException syntax(int offset, String what) {
        return new InvalidQueryException(InvalidQueryException.Kind.SYNTAX, QueryPosition.of(text, offset), what);
    }

    private InvalidQueryException unsupported(String what) {
        return unsupported(token.start(), what);
    }

    private InvalidQueryException unsupported(int offset, String what) {
        return new InvalidQueryException(
                InvalidQueryException.Kind.UNSUPPORTED, QueryPosition.of(text, offset), what + " is not supported yet");
    }
}
