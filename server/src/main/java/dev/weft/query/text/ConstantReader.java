package dev.weft.query.text;

import dev.weft.query.Value;
import org.jspecify.annotations.Nullable;

/** Reads constants. */
final class ConstantReader {

    private final Source source;
    private final Tokens tokens;

    ConstantReader(Source source, Tokens tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** Reads the constant that stands here, if there is one; a number's sign is another's matter. */
    @Nullable
    Value find() {
        tokens.hope(Expectation.CONSTANT);
        Value value = switch (tokens.token()) {
            case Token.Text text -> new Value.Text(text.value());
            case Token.Word word -> Vocabulary.CONSTANTS.get(word.text());
            case Token.Numeral numeral -> number(numeral, numeral.start(), false);
            case Token.ScopedWord _, Token.Attribute _, Token.OfParent _, Token.Symbol _, Token.End _ -> null;
        };
        if (value != null) {
            tokens.advance();
        }
        return value;
    }

    /** Reads the int, float or duration that stands here, if there is one, with its sign. */
    @Nullable
    Value findNumber() {
        tokens.hope(Expectation.Group.NUMBER);
        boolean negative = tokens.atNegativeNumber();
        int start = negative ? tokens.advance() : tokens.offset();
        if (!(tokens.token() instanceof Token.Numeral numeral)) {
            return null;
        }
        Value value = number(numeral, start, negative);
        tokens.advance();
        return value;
    }

    /** Reads a number that begins at the offset, where its sign stands if it has one. */
    Value number(Token.Numeral numeral, int start, boolean negative) {
        Value value = NumberConstants.find(numeral.text(), negative);
        if (value == null) {
            throw source.syntax(
                    start,
                    "unexpected '" + source.text().substring(start, numeral.end())
                            + "' (expected: a number or a duration that fits into 64 bits)");
        }
        return value;
    }
}
