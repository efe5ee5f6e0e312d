package dev.weft.query.text;

import dev.weft.query.Expression;
import dev.weft.query.Pipeline;
import dev.weft.query.Spanset;
import dev.weft.query.SpansetOperator;
import java.util.function.Supplier;

/** Reads expressions that yield spans: filters, and operators between them. */
final class SpansetParser {

    /** Of one query. To find the other side of one of them others may have to be evaluated, in other traces. */
    static final int MAX_LINK_OPERATORS = 100;

    private final Source source;
    private final Tokens tokens;
    private final Places places;
    private final ExpressionParser expressions;
    private final Supplier<Part> brackets;
    private int linkOperators;

    /** @param brackets reads what stands in parentheses */
    SpansetParser(Source source, Tokens tokens, Places places, ExpressionParser expressions, Supplier<Part> brackets) {
        this.source = source;
        this.tokens = tokens;
        this.places = places;
        this.expressions = expressions;
        this.brackets = brackets;
    }

    Spanset read() {
        return continued(operand());
    }

    /** Reads the operators after a first operand. */
    Spanset continued(Spanset first) {
        return continued(first, Precedence.LOGICAL);
    }

    private Spanset continued(Spanset first, int loosest) {
        Spanset left = first;
        while (true) {
            SpansetOperator operator = tokens.findSpansetOperator();
            if (operator == null || Precedence.of(operator) < loosest) {
                return left;
            }
            int offset = tokens.advance();
            count(operator, offset);
            Spanset right = continued(operand(), Precedence.of(operator) + 1);
            left = places.mark(new Spanset.Combined(left, operator, right), offset, left, right);
        }
    }

    private void count(SpansetOperator operator, int offset) {
        linkOperators += operator.relation().isLink() ? 1 : 0;
        if (linkOperators > MAX_LINK_OPERATORS) {
            throw source.syntax(
                    offset, "too many operators of links (expected: at most " + MAX_LINK_OPERATORS + " in one query)");
        }
    }

    private Spanset operand() {
        if (tokens.at("{")) {
            return filter();
        }
        if (!tokens.at("(")) {
            throw tokens.unexpected();
        }
        int offset = tokens.offset();
        return switch (brackets.get()) {
            case Part.Stages inner -> of(inner, offset);
            case Part.Numeric _, Part.Measures _ ->
                throw source.syntax(offset, "unexpected numbers in parentheses (expected: spans)");
        };
    }

    /** Reads {@code { condition }}. */
    Spanset.Filter filter() {
        int offset = tokens.offset();
        tokens.expect("{");
        if (tokens.take("}")) {
            return places.mark(Spanset.EVERYTHING, offset);
        }
        Expression condition = expressions.read();
        tokens.expect("}");
        return places.mark(new Spanset.Filter(condition), offset, condition);
    }

    /** Returns what the stages in parentheses yield; parentheses around one spanset only group. */
    Spanset of(Part.Stages inner, int offset) {
        return inner.stages().size() == 1 && inner.stages().getFirst() instanceof Spanset spanset
                ? spanset
                : places.mark(
                        new Spanset.Nested(new Pipeline(inner.stages())),
                        offset,
                        inner.stages().toArray());
    }
}
