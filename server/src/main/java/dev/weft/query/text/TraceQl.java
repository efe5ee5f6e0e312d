package dev.weft.query.text;

import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.FieldNames;
import dev.weft.query.InvalidQueryException;
import dev.weft.query.Query;
import dev.weft.query.Scalar;
import dev.weft.query.Value;

/**
 * The query language as text: TraceQL (Grafana Tempo documentation, "Construct a TraceQL query" and "TraceQL metrics
 * functions") with operators for links between spansets: {@code ->}, {@code <-}, {@code ->>}, {@code <<-}.
 */
public final class TraceQl {

    private TraceQl() {}

    /**
     * Reads a query; empty text asks for every span.
     *
     * @throws InvalidQueryException when the text is not TraceQL, combines what does not go together, or uses a part of
     *     TraceQL that is not supported yet
     */
    public static Query parse(String text) {
        Source source = new Source(text);
        Places places = new Places(source);
        Query query = new QueryParser(source, new Tokens(source), places).read();
        new QueryTypes(source, places).check(query);
        return query;
    }

    /** Returns text that {@link #parse} reads as an equal query, with parentheses only where it needs them. */
    public static String print(Query query) {
        return QueryPrinter.print(query);
    }

    /** Returns the field as queries write it. */
    public static String print(Field field) {
        return FieldNames.full(field);
    }

    /** Returns the expression as queries write it. */
    public static String print(Expression expression) {
        return ExpressionPrinter.print(expression);
    }

    /** Returns the value of a spanset as queries write it. */
    public static String print(Scalar scalar) {
        return ScalarPrinter.print(scalar);
    }

    /** Returns the constant as queries write it. */
    public static String print(Value value) {
        return ValuePrinter.print(value);
    }
}
