package dev.weft.query.text;

import static dev.weft.query.text.Characters.isDigit;
import static dev.weft.query.text.Characters.isWordPart;
import static dev.weft.query.text.Characters.isWordStart;

import dev.weft.query.InvalidQueryException;
import java.util.List;

/** Cuts a query's text into tokens; it keeps no place, so that the same text can be read in two ways. */
final class Lexer {

    /** Longer ones first, so that the first that fits is the right one. */
    private static final List<String> OPERATORS = List.of("&&", "||", "!=", "<=", ">=", "=~", "!~");

    private final Source source;
    private final String text;

    Lexer(Source source) {
        this.source = source;
        text = source.text();
    }

    /** Returns the first token at or after the offset. */
    Token read(int offset) {
        int start = skipSpace(offset, text.length());
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
            int end = endOfNumeral(start);
            return new Token.Numeral(text.substring(start, end), start, end);
        }
        if (first == '.') {
            return attribute("", start, start + 1);
        }
        if (isWordStart(first)) {
            return word(start);
        }
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, start)) {
                return new Token.Symbol(operator, start, start + operator.length());
            }
        }
        int end = start + Character.charCount(text.codePointAt(start));
        return new Token.Symbol(text.substring(start, end), start, end);
    }

    /** Returns where the first token at or after the offset begins, -1 when the text ends within a comment. */
    int findToken(int offset) {
        try {
            return skipSpace(offset, -1);
        } catch (InvalidQueryException unfinished) {
            return -1;
        }
    }

    /** Skips white space and comments: the rest of a line behind two slashes, or between slashes with stars. */
    private int skipSpace(int offset, int endInComment) {
        int start = offset;
        while (start < text.length()) {
            if (Characters.isSpace(text.charAt(start))) {
                start++;
            } else if (text.startsWith("//", start)) {
                start = text.indexOf('\n', start);
                if (start < 0) {
                    return endInComment;
                }
            } else if (text.startsWith("/*", start)) {
                int end = text.indexOf("*/", start + 2);
                if (end < 0) {
                    throw source.syntax(start, "comment without end (expected: a closing */)");
                }
                start = end + 2;
            } else {
                break;
            }
        }
        return start;
    }

    private Token word(int start) {
        int end = Characters.endOfWord(text, start);
        String word = text.substring(start, end);
        if (end < text.length() && text.charAt(end) == '.') {
            return word.equals(Vocabulary.PARENT) ? ofParent(start, end + 1) : attribute(word, start, end + 1);
        }
        if (end + 1 < text.length() && text.charAt(end) == ':' && isWordStart(text.charAt(end + 1))) {
            return scopedWord(word, start, end + 1);
        }
        return new Token.Word(word, start, end);
    }

    private Token scopedWord(String scope, int start, int nameStart) {
        int end = Characters.endOfWord(text, nameStart);
        return new Token.ScopedWord(scope, text.substring(nameStart, end), start, end);
    }

    private Token ofParent(int start, int fieldStart) {
        int end = Characters.endOfWord(text, fieldStart);
        String word = text.substring(fieldStart, end);
        char next = end < text.length() ? text.charAt(end) : ' ';
        Token field;
        if (next == ':' && Vocabulary.isScope(word) && end + 1 < text.length() && isWordStart(text.charAt(end + 1))) {
            field = scopedWord(word, fieldStart, end + 1);
        } else if (next == '.' && Vocabulary.isScope(word)) {
            field = attribute(word, fieldStart, end + 1);
        } else {
            field = attribute("", fieldStart, fieldStart);
        }
        return new Token.OfParent(field, start, field.end());
    }

    private Token.Attribute attribute(String scope, int start, int keyStart) {
        StringBuilder key = new StringBuilder();
        boolean quoted = false;
        int next = keyStart;
        while (next < text.length()) {
            int end = Characters.endOfKeyPart(text, next);
            if (end > next) {
                key.append(text, next, end);
                next = end;
            } else if (text.charAt(next) == '"') {
                quoted = true;
                next = quotedKeyPart(next, key);
            } else {
                break;
            }
        }
        if (next == keyStart) {
            throw source.syntax(next, "unexpected " + source.found(next) + " (expected: an attribute key)");
        }
        return new Token.Attribute(scope, key.toString(), quoted, start, next);
    }

    /** Appends a quoted part of a key, in which only the quote and the backslash are escaped; returns where it ends. */
    private int quotedKeyPart(int open, StringBuilder key) {
        int next = open + 1;
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == '"') {
                return next + 1;
            }
            if (c == '\\') {
                next++;
                if (next == text.length() || "\"\\".indexOf(text.charAt(next)) < 0) {
                    throw source.syntax(next - 1, "unknown escape in an attribute key (expected: \\\" or \\\\)");
                }
            }
            key.append(text.charAt(next));
            next++;
        }
        throw source.syntax(open, "attribute key without end (expected: a closing \")");
    }

    private Token quoted(int start) {
        StringBuilder value = new StringBuilder();
        int next = start + 1;
        while (next < text.length() && text.charAt(next) != '\n') {
            char c = text.charAt(next);
            if (c == '"') {
                return new Token.Text(value.toString(), start, next + 1);
            }
            if (c == '\\') {
                next = StringEscapes.read(source, next, value);
            } else {
                value.append(c);
                next++;
            }
        }
        throw source.syntax(start, "string without end (expected: a closing \" on the same line)");
    }

    private Token raw(int start) {
        int close = text.indexOf('`', start + 1);
        if (close < 0) {
            throw source.syntax(start, "string without end (expected: a closing `)");
        }
        return new Token.Text(text.substring(start + 1, close), start, close + 1);
    }

    private int endOfNumeral(int start) {
        int end = start;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean sign = (c == '+' || c == '-')
                    && Character.toLowerCase(text.charAt(end - 1)) == 'e'
                    && end + 1 < text.length()
                    && isDigit(text.charAt(end + 1));
            if (!sign && c != '.' && !isWordPart(c)) {
                break;
            }
            end++;
        }
        return end;
    }
}
