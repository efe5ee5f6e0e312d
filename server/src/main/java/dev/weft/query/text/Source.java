package dev.weft.query.text;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.InvalidQueryException.Kind;
import dev.weft.query.QueryPosition;

/** A query's text, and the refusals that point into it. */
record Source(String text) {

    /** Names the character at the offset, for messages. */
    String found(int offset) {
        return offset == text.length()
                ? "end of query"
                : "'" + text.substring(offset, offset + Character.charCount(text.codePointAt(offset))) + "'";
    }

    /** Names the token, for messages. */
    String found(Token token) {
        return token instanceof Token.End ? "end of query" : "'" + textOf(token) + "'";
    }

    String textOf(Token token) {
        return text.substring(token.start(), token.end());
    }

    InvalidQueryException syntax(int offset, String what) {
        return refuse(Kind.SYNTAX, offset, what);
    }

    InvalidQueryException type(int offset, String what) {
        return refuse(Kind.TYPE, offset, what);
    }

    InvalidQueryException unsupported(int offset, String construct) {
        return refuse(Kind.UNSUPPORTED, offset, construct + " is not supported yet");
    }

    private InvalidQueryException refuse(Kind kind, int offset, String what) {
        return new InvalidQueryException(kind, QueryPosition.of(text, offset), what);
    }
}
