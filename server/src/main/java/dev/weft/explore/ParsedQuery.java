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
        limits.checkQueryLength(text);
        try {
            return new ParsedQuery(TraceQl.parse(text), Conjunction.find(text));
        } catch (InvalidQueryException e) {
            throw new QueryException(QueryException.Kind.INVALID, String.valueOf(e.getMessage()), e.position(), e);
        }
    }
}
