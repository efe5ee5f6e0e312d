package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An expression, made ready to be evaluated on many spans.
 *
 * <p>A condition (a comparison, or conditions joined by {@code &&}, {@code ||} or negated by {@code !}) that mentions fields of
 * events or links holds when there is one event and one link for which it holds: whatever {@code &&} and {@code ||} join
 * speaks of the same ones. Likewise of the parent's, which {@code parent.event.key} and {@code parent.link.key} are fields of. A condition behind {@code !}, or one that is itself compared with something, speaks of its own.
 * Everywhere else, as in {@code by(…)} and in aggregates, a field is that of the first event or link that has it.
 */
public final class SpanExpression {

    private final SpanReader reader;
    private final SpanReader condition;
    private final ElementChoices choices;

    /** @throws IllegalArgumentException when a regular expression is not RE2's */
    public SpanExpression(Expression expression, Traces traces) {
        ExpressionCompiler compiler = new ExpressionCompiler(traces);
        this.reader = compiler.whole(expression);
        this.condition = compiler.condition(expression);
        this.choices = ElementChoices.of(expression);
    }

    public SpanExpression(Field field, Traces traces) {
        this(new Expression.Read(field), traces);
    }

    /** Returns the value on a span. */
    public SpanValue value(Span span, TraceTree trace) {
        return reader.read(span, trace, Elements.firstOf(span));
    }

    /** Returns the value, where a field is that of the last event or link that has it. */
    public SpanValue last(Span span, TraceTree trace) {
        return reader.read(span, trace, Elements.lastOf(span));
    }

    /** Returns each different value on a span, where a field is that of any one event or link. */
    Set<SpanValue> values(Span span, TraceTree trace) {
        if (!choices.any()) {
            return Set.of(value(span, trace));
        }
        Set<SpanValue> values = new LinkedHashSet<>();
        choices.forEach(span, trace, elements -> values.add(reader.read(span, trace, elements)));
        return values;
    }

    /** Returns whether the expression holds as a condition: a field alone when it is true, of some event or link. */
    public boolean holds(Span span, TraceTree trace) {
        return ExpressionCompiler.isTrue(condition.read(span, trace, Elements.NONE));
    }
}
