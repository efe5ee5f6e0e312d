package dev.weft.explore;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.Query;
import dev.weft.query.text.Conjunction;
import dev.weft.query.text.TraceQl;
import java.util.Optional;

/**
 * What a query's text says.
 *
 * @param conjunction its comparisons, when it consists of such alone
 */
public record ParsedQuery(Query query, Optional<Conjunction> conjunction) {

    static ParsedQuery of(String text, QueryLimits limits) {
        return new ParsedQuery(parse(text, limits), Conjunction.find(text));
    }

    /** Reads a query for spans. */
    static Query.Spansets spansets(String text, QueryLimits limits) {
        return switch (parse(text, limits)) {
            case Query.Spansets spansets -> spansets;
            case Query.Metrics _ ->
                throw new QueryException(
                        QueryException.Kind.INVALID,
                        "query: a metrics query (expected: one for spans; /api/v1/metrics answers the other)");
        };
    }

    /** Reads a query for series. */
    static Query.Metrics metrics(String text, QueryLimits limits) {
        return switch (parse(text, limits)) {
            case Query.Metrics metrics -> metrics;
            case Query.Spansets _ ->
                throw new QueryException(
                        QueryException.Kind.INVALID,
                        "query: one for spans (expected: a metrics query, such as { } | rate(); /api/v1/search answers"
                                + " the other)");
        };
    }

    private static Query parse(String text, QueryLimits limits) {
        limits.checkQueryLength(text);
        try {
            return TraceQl.parse(text);
        } catch (InvalidQueryException e) {
            throw new QueryException(e);
        }
    }
}
