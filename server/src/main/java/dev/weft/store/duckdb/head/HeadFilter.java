package dev.weft.store.duckdb.head;

import dev.weft.model.AttributeValue;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.Origin;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.Value;
import dev.weft.query.filter.Comparison;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.FilterEvaluator;
import dev.weft.query.filter.SpanField;
import dev.weft.query.filter.SpanFilter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides a filter on spans of batches, as {@link FilterEvaluator} does on whole spans, without decoding them. Not safe for
 * use by several threads.
 */
final class HeadFilter {

    /** Shorter texts are not looked for by themselves: in as many steps a span's attributes are walked over. */
    private static final int SHORTEST_NEEDLE = 6;

    private final SpanFilter filter;
    private final TimeRange range;

    /** What conditions on a resource said of an origin: asked again and again. */
    private final List<IdentityHashMap<Origin, Boolean>> byOrigin = new ArrayList<>();

    /** For each condition the key of its attribute in UTF-8, empty for an intrinsic. */
    private final byte[][] keys;

    /** The longest text that a matching span must have, and the number of the condition that says so; null without such. */
    private @Nullable Needle needle;

    private int conditionOfNeedle;

    HeadFilter(SpanFilter filter, TimeRange range) {
        this.filter = filter;
        this.range = range;
        this.keys = new byte[filter.conditions().size()][];
        for (int i = 0; i < keys.length; i++) {
            byOrigin.add(new IdentityHashMap<>());
            keys[i] = filter.conditions().get(i).field()
                            instanceof SpanField.AttributeField(SpanField.Scope _, String key)
                    ? key.getBytes(StandardCharsets.UTF_8)
                    : new byte[0];
        }
        chooseNeedle();
    }

    private void chooseNeedle() {
        int longest = SHORTEST_NEEDLE - 1;
        for (int i = 0; i < keys.length; i++) {
            Condition condition = filter.conditions().get(i);
            if (condition.comparison() == Comparison.EQUAL
                    && standsInSpan(condition.field())
                    && condition.literal() instanceof Value.Text(String text)) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                if (utf8.length > longest) {
                    longest = utf8.length;
                    needle = new Needle(utf8);
                    conditionOfNeedle = i;
                }
            }
        }
    }

    private static boolean standsInSpan(SpanField field) {
        return switch (field) {
            case SpanField.Intrinsic intrinsic -> intrinsic == SpanField.Intrinsic.NAME;
            case SpanField.AttributeField(SpanField.Scope scope, String _) -> scope != SpanField.Scope.RESOURCE;
        };
    }

    /**
     * Returns whether some span of a batch may match, from one to another: not, when the text that it must have stands in none
     * of their messages.
     */
    boolean mayMatch(SpanBatch batch, int first, int last) {
        return needle == null
                || needle.isIn(batch.bytes(), batch.spanOffset(first), batch.spanOffset(last) + batch.spanLength(last))
                || mayMatchByResource(batch, first, last);
    }

    private boolean mayMatchByResource(SpanBatch batch, int first, int last) {
        if (filter.conditions().get(conditionOfNeedle).field() instanceof SpanField.Intrinsic) {
            return false;
        }
        for (int span = first; span <= last; span++) {
            if (resourceMatches(conditionOfNeedle, batch.originAt(batch.origin(span)))) {
                return true;
            }
        }
        return false;
    }

    boolean matches(SpanBatch batch, int span) {
        if (!range.contains(batch.startTimeUnixNano(span))) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            if (!matches(i, batch, span)) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(int number, SpanBatch batch, int span) {
        Condition condition = filter.conditions().get(number);
        return switch (condition.field()) {
            case SpanField.Intrinsic intrinsic -> intrinsicMatches(intrinsic, condition, batch, span);
            case SpanField.AttributeField(SpanField.Scope scope, String _) ->
                switch (scope) {
                    case SPAN -> holds(condition, batch.findAttribute(span, keys[number]));
                    case RESOURCE -> resourceMatches(number, batch.originAt(batch.origin(span)));
                    case ANY -> {
                        AttributeValue onSpan = batch.findAttribute(span, keys[number]);
                        yield onSpan != null
                                ? holds(condition, onSpan)
                                : resourceMatches(number, batch.originAt(batch.origin(span)));
                    }
                };
        };
    }

    private static boolean intrinsicMatches(
            SpanField.Intrinsic intrinsic, Condition condition, SpanBatch batch, int span) {
        return switch (intrinsic) {
            case NAME -> FilterEvaluator.nameHolds(condition, batch.name(span));
            case KIND -> FilterEvaluator.kindHolds(condition, batch.kind(span));
            case STATUS -> FilterEvaluator.statusHolds(condition, batch.statusCode(span));
            case DURATION -> FilterEvaluator.durationHolds(condition, batch.durationNanos(span));
        };
    }

    private boolean resourceMatches(int number, Origin origin) {
        return byOrigin.get(number).computeIfAbsent(origin, asked -> {
            Condition condition = filter.conditions().get(number);
            return condition.field() instanceof SpanField.AttributeField field
                    && holds(condition, asked.resource().attributes().find(field.key()));
        });
    }

    private static boolean holds(Condition condition, @Nullable AttributeValue value) {
        return value != null && FilterEvaluator.holds(condition.comparison(), condition.literal(), value);
    }
}
