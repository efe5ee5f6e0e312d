package dev.weft.explore;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.QueryPosition;
import dev.weft.store.MissingSegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query was not answered. The message is for its asker. */
public final class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, and with that who can do something about it. */
    public enum Kind {
        /** The asker asked for something that cannot be; asking again gives the same. */
        INVALID,
        /** What was asked for is not stored, and nothing stored names it. */
        NOT_FOUND,
        /** The answer is over a limit; a narrower question may be answered. */
        TOO_LARGE,
        /** It ran into the deadline. */
        TIMED_OUT,
        /** Too many queries run; asking again later may help. */
        OVERLOADED,
        /** The asker went away. */
        CANCELLED,
        /** The store failed for now. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final InvalidQueryException.@Nullable Kind fault;
    private final transient @Nullable QueryPosition position;
    private final transient List<MissingSegment> missing;

    QueryException(Kind kind, String message) {
        this(kind, message, List.of());
    }

    QueryException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.fault = null;
        this.position = null;
        this.missing = List.of();
    }

    /** The text of a query was refused. */
    QueryException(InvalidQueryException refusal) {
        super(refusal.getMessage(), refusal);
        this.kind = Kind.INVALID;
        this.fault = refusal.kind();
        this.position = refusal.position();
        this.missing = List.of();
    }

    private QueryException(Kind kind, String message, List<MissingSegment> missing) {
        super(message);
        this.kind = kind;
        this.fault = null;
        this.position = null;
        this.missing = List.copyOf(missing);
    }

    /** What was asked for is not stored, as far as can be seen without the missing segments. */
    static QueryException notFound(String what, List<MissingSegment> missing) {
        return new QueryException(
                Kind.NOT_FOUND,
                missing.isEmpty() ? what : what + " in what can be read; part of it cannot be",
                missing);
    }

    public Kind kind() {
        return kind;
    }

    /** Returns segments that could not be read, in which what was not found may lie. */
    public List<MissingSegment> missing() {
        return missing;
    }

    /** Returns what is wrong with the query's text, null where the fault lies elsewhere. */
    public InvalidQueryException.@Nullable Kind fault() {
        return fault;
    }

    /** Returns where in the query's text the fault lies, null where it lies elsewhere. */
    public @Nullable QueryPosition position() {
        return position;
    }
}
