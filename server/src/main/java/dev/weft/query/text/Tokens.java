package dev.weft.query.text;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.Operator;
import dev.weft.query.SpansetOperator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tokens of a text, one after the other, and what a parser has asked for at the present one. */
final class Tokens {

    /** Brackets within brackets and signs before signs; deeper ones might exhaust the stack. */
    static final int MAX_NESTING = 200;

    private final Source source;
    private final Lexer lexer;
    private final Set<Expectation> expected = new LinkedHashSet<>();
    private Token token;
    private int nesting;

    Tokens(Source source) {
        this.source = source;
        lexer = new Lexer(source);
        token = lexer.read(0);
    }

    Token token() {
        return token;
    }

    /** Returns the offset of the present token. */
    int offset() {
        return token.start();
    }

    /** Returns the token after this one. */
    Token after(Token other) {
        return lexer.read(other.end());
    }

    /** Goes on to the next token and returns the offset of the one that is left behind. */
    int advance() {
        int start = token.start();
        token = after(token);
        expected.clear();
        return start;
    }

    /** Returns whether a sign and a number stand here. */
    boolean atNegativeNumber() {
        return is("-") && after(token) instanceof Token.Numeral;
    }

    /** Returns whether a sign, a number and {@code ^} stand here: the sign is that of the power. */
    boolean atNegativePower() {
        return atNegativeNumber()
                && after(after(token)) instanceof Token.Symbol symbol
                && symbol.text().equals("^");
    }

    /** Notes that this may stand here. */
    void hope(Expectation expectation) {
        expected.add(expectation);
    }

    Set<Expectation> expected() {
        return expected;
    }

    /** Returns whether the symbol stands here, without asking for it. */
    boolean is(String symbol) {
        return token instanceof Token.Symbol found && found.text().equals(symbol);
    }

    /** Returns whether the symbol stands here, and notes that it may. */
    boolean at(String symbol) {
        hope(new Expectation.Exactly(symbol));
        return is(symbol);
    }

    boolean take(String symbol) {
        boolean there = at(symbol);
        if (there) {
            advance();
        }
        return there;
    }

    void expect(String symbol) {
        if (!take(symbol)) {
            throw unexpected();
        }
    }

    boolean takeWord(String word) {
        hope(new Expectation.Exactly(word));
        boolean there = token instanceof Token.Word found && found.text().equals(word);
        if (there) {
            advance();
        }
        return there;
    }

    /** Returns the operator between values that stands here, if it is a wanted one. */
    @Nullable
    Operator findOperator(Predicate<Operator> wanted) {
        if (token instanceof Token.Symbol found) {
            for (Operator operator : Operator.values()) {
                if (operator.symbol().equals(found.text()) && wanted.test(operator)) {
                    return operator;
                }
            }
        }
        return null;
    }

    /** Reads the present token as an operator between spansets, which elsewhere is cut into other tokens. */
    @Nullable
    SpansetOperator findSpansetOperator() {
        hope(Expectation.Group.SPANSET_OPERATOR);
        for (SpansetOperator operator : Vocabulary.SPANSET_OPERATORS) {
            if (source.text().startsWith(operator.symbol(), token.start())) {
                token = new Token.Symbol(
                        operator.symbol(),
                        token.start(),
                        token.start() + operator.symbol().length());
                return operator;
            }
        }
        return null;
    }

    void enter() {
        nesting++;
        if (nesting > MAX_NESTING) {
            throw source.syntax(token.start(), "nested too deeply (expected: at most " + MAX_NESTING + " levels)");
        }
    }

    void leave() {
        nesting--;
    }

    InvalidQueryException unexpected() {
        List<String> labels =
                expected.stream().map(Expectation::label).distinct().toList();
        String last = labels.getLast();
        String before = String.join(", ", labels.subList(0, labels.size() - 1));
        return unexpected(before.isEmpty() ? last : before + " or " + last);
    }

    InvalidQueryException unexpected(String wanted) {
        return source.syntax(token.start(), "unexpected " + source.found(token) + " (expected: " + wanted + ")");
    }
}
