package dev.weft.query;

/** A query's text was refused. The message names line, column, what was found and what was expected. */
public final class InvalidQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a text was refused. */
    public enum Kind {
        /** It is not TraceQL. */
        SYNTAX,
        /** It compares what cannot be compared. */
        TYPE,
        /** It may be TraceQL, and uses a part of it that is not supported yet. */
        UNSUPPORTED
    }

    private final Kind kind;
    private final transient QueryPosition position;

    public InvalidQueryException(Kind kind, QueryPosition position, String what) {
        super("line " + position.line() + ", column " + position.column() + ": " + what);
        this.kind = kind;
        this.position = position;
    }

    public Kind kind() {
        return kind;
    }

    public QueryPosition position() {
        return position;
    }
}
