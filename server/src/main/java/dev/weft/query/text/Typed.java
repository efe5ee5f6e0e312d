package dev.weft.query.text;

import dev.weft.query.InvalidQueryException;
import org.jspecify.annotations.Nullable;

/**
 * The piece of text at a cursor that a suggestion replaces.
 *
 * @param start offset at which it begins
 * @param text what was typed of it, up to the cursor
 */
record Typed(int start, String text) {

    private static final String OPERATOR_CHARACTERS = "!&<>~-|=";

    /** Returns the word, key, number or unfinished string in which the text ends; null when it ends in a comment. */
    static @Nullable Typed at(String before) {
        Lexer lexer = new Lexer(new Source(before));
        int offset = 0;
        Token previous = null;
        while (true) {
            int start = lexer.findToken(offset);
            if (start < 0) {
                return null;
            }
            Token token;
            try {
                token = lexer.read(start);
            } catch (InvalidQueryException unfinished) {
                return new Typed(start, before.substring(start));
            }
            if (token instanceof Token.End) {
                return new Typed(start, "");
            }
            if (token.end() == before.length()) {
                int from = startOfTyped(token, previous);
                return new Typed(from, before.substring(from));
            }
            previous = token;
            offset = token.end();
        }
    }

    private static int startOfTyped(Token last, @Nullable Token previous) {
        return switch (last) {
            case Token.Word _, Token.ScopedWord _, Token.Attribute _, Token.OfParent _, Token.Numeral _ -> last.start();
            case Token.Symbol(String symbol, int start, int end) -> {
                boolean scoped = symbol.equals(":") && previous instanceof Token.Word word && word.end() == start;
                yield scoped && previous != null ? previous.start() : end;
            }
            case Token.Text _, Token.End _ -> last.end();
        };
    }

    /** Returns the characters of operators in which the text ends. */
    static Typed operatorAt(String before) {
        int start = before.length();
        while (start > 0 && isOfOperator(before.charAt(start - 1))) {
            start--;
        }
        return new Typed(start, before.substring(start));
    }

    private static int endOfOperator(String text, int cursor) {
        int end = cursor;
        while (end < text.length() && isOfOperator(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfOperator(char c) {
        return OPERATOR_CHARACTERS.indexOf(c) >= 0;
    }

    /** Returns where the piece ends in the whole text: behind the cursor only as far as nothing divides it. */
    int endIn(String whole, int cursor) {
        if (text.isEmpty()) {
            return cursor;
        }
        if (isOfOperator(text.charAt(0))) {
            return endOfOperator(whole, cursor);
        }
        try {
            Token token = new Lexer(new Source(whole)).read(start);
            boolean together = token.end() > cursor
                    && whole.substring(cursor, token.end()).chars().noneMatch(c -> Characters.isSpace((char) c));
            return together ? token.end() : cursor;
        } catch (InvalidQueryException unfinished) {
            return cursor;
        }
    }
}
