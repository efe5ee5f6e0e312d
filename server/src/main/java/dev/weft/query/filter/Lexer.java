package dev.weft.query.filter;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.QueryPosition;
import java.util.List;

/** Cuts a query's text into tokens, one at a time. */
final class Lexer {

    /** Longer ones first, so that the first that fits is the right one. */
    private static final List<String> OPERATORS =
            List.of("&&", "||", "!=", "<=", ">=", "=~", "!~", "{", "}", "(", ")", "=", "<", ">", "!");

    private final String text;
    private int next;

    Lexer(String text) {
        this.text = text;
    }

    Token next() {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        int start = next;
        if (start == text.length()) {
            return new Token.End(start, start);
        }
        char first = text.charAt(start);
        if (first == '"') {
            return quoted(start);
        }
        if (first == '`') {
            return raw(start);
        }
        if (isDigit(first) || (first == '.' && start + 1 < text.length() && isDigit(text.charAt(start + 1)))) {
            return number(start);
        }
        if (first == '.') {
            return attribute("", start, start + 1);
        }
        if (isWordStart(first)) {
            return word(start);
        }
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, start)) {
                next = start + operator.length();
                return new Token.Symbol(operator, start, next);
            }
        }
        next = start + Character.charCount(text.codePointAt(start));
        return new Token.Symbol(text.substring(start, next), start, next);
    }

    private Token word(int start) {
        next = endOfWord(start);
        String word = text.substring(start, next);
        if (next < text.length() && text.charAt(next) == '.') {
            return attribute(word, start, next + 1);
        }
        if (next + 1 < text.length() && text.charAt(next) == ':' && isWordStart(text.charAt(next + 1))) {
            int nameStart = next + 1;
            next = endOfWord(nameStart);
            return new Token.ScopedWord(word, text.substring(nameStart, next), start, next);
        }
        return new Token.Word(word, start, next);
    }

    private Token attribute(String scope, int start, int keyStart) {
        StringBuilder key = new StringBuilder();
        next = keyStart;
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == '"') {
                keyPart(key);
            } else if (isKeyCharacter(c)) {
                key.append(c);
                next++;
            } else {
                break;
            }
        }
        if (next == keyStart) {
            throw refuse(next, "unexpected " + found(next) + " (expected: an attribute key)");
        }
        return new Token.Attribute(scope, key.toString(), start, next);
    }

    /** Appends a quoted part of a key, in which only the quote and the backslash are escaped. */
    private void keyPart(StringBuilder key) {
        int open = next;
        next++;
        while (true) {
            if (next == text.length()) {
                throw refuse(open, "attribute key without end (expected: a closing \")");
            }
            char c = text.charAt(next);
            next++;
            if (c == '"') {
                return;
            }
            if (c != '\\') {
                key.append(c);
            } else if (next < text.length() && (text.charAt(next) == '"' || text.charAt(next) == '\\')) {
                key.append(text.charAt(next));
                next++;
            } else {
                throw refuse(next - 1, "unknown escape in an attribute key (expected: \\\" or \\\\)");
            }
        }
    }

    private Token quoted(int start) {
        StringBuilder value = new StringBuilder();
        int at = start + 1;
        while (true) {
            if (at == text.length() || text.charAt(at) == '\n') {
                throw refuse(start, "string without end (expected: a closing \" on the same line)");
            }
            char c = text.charAt(at);
            if (c == '"') {
                next = at + 1;
                return new Token.Text(value.toString(), start, next);
            }
            if (c == '\\') {
                at = StringEscapes.read(text, at, value);
            } else {
                value.append(c);
                at++;
            }
        }
    }

    private Token raw(int start) {
        int close = text.indexOf('`', start + 1);
        if (close < 0) {
            throw refuse(start, "string without end (expected: a closing `)");
        }
        next = close + 1;
        return new Token.Text(text.substring(start + 1, close), start, next);
    }

    private Token number(int start) {
        next = start;
        while (next < text.length()) {
            char c = text.charAt(next);
            boolean sign = (c == '+' || c == '-')
                    && Character.toLowerCase(text.charAt(next - 1)) == 'e'
                    && next + 1 < text.length()
                    && isDigit(text.charAt(next + 1));
            if (!sign && c != '.' && !isWordPart(c)) {
                break;
            }
            next++;
        }
        return new Token.Numeral(text.substring(start, next), start, next);
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Names what stands at the offset, for messages. */
    private String found(int offset) {
        return offset == text.length()
                ? "end of query"
                : "'" + text.substring(offset, offset + Character.charCount(text.codePointAt(offset))) + "'";
    }

    private InvalidQueryException refuse(int offset, String what) {
        return new InvalidQueryException(InvalidQueryException.Kind.SYNTAX, QueryPosition.of(text, offset), what);
    }

    /** As in TraceQL: whatever is neither white space nor a bracket nor part of an operator on spans. */
    static boolean isKeyCharacter(char c) {
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && "{}()=~!<>&|^,".indexOf(c) < 0;
    }

    private static boolean isWordStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
