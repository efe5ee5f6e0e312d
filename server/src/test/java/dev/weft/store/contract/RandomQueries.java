package dev.weft.store.contract;

import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.Value;
import dev.weft.query.filter.Comparison;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.SpanField;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkState;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Queries over what {@link RandomSpans} makes: typed alike or not, matching or not. */
public final class RandomQueries {

    private static final List<Double> FINITE =
            RandomSpans.REALS.stream().filter(Double::isFinite).toList();

    private final Random random;
    private final RandomSpans spans;

    public RandomQueries(Random random) {
        this.random = random;
        this.spans = new RandomSpans(random);
    }

    public SpanSearch search() {
        return new SpanSearch(query(), range(), spans.pick(List.of(SearchOrder.values())), 1 + random.nextInt(6), null);
    }

    LinkQuery linkQuery(SpanKey span) {
        return new LinkQuery(
                span,
                spans.pick(List.of(LinkDirection.values())),
                spans.pick(List.of(LinkOrder.values())),
                1 + random.nextInt(6),
                null,
                random.nextInt(3) == 0 ? spans.pick(List.of(LinkState.values())) : null,
                random.nextInt(3) == 0 ? spans.pick(List.of("orders", "worker", "é", "unknown_service")) : null);
    }

    public TimeRange range() {
        if (random.nextInt(3) > 0) {
            return TimeRange.ALL;
        }
        long a = spans.time();
        long b = spans.time();
        return Long.compareUnsigned(a, b) <= 0 ? new TimeRange(a, b) : new TimeRange(b, a);
    }

    private Query.Spansets query() {
        return random.nextBoolean() ? Queries.of(filter()) : new RandomSpansets(random, spans).query();
    }

    public SpanFilter filter() {
        List<Condition> conditions = new ArrayList<>();
        for (int left = random.nextInt(3); left > 0; left--) {
            conditions.add(condition());
        }
        return new SpanFilter(conditions);
    }

    private Condition condition() {
        return switch (random.nextInt(6)) {
            case 0 -> new Condition(SpanField.Intrinsic.NAME, comparison(), new Value.Text(spans.text()));
            case 1 -> new Condition(SpanField.Intrinsic.KIND, equality(), new Value.Kind(kind()));
            case 2 -> new Condition(SpanField.Intrinsic.STATUS, equality(), new Value.StatusCode(random.nextInt(3)));
            case 3 ->
                new Condition(
                        SpanField.Intrinsic.DURATION,
                        comparison(),
                        new Value.Duration(spans.pick(RandomSpans.NUMBERS)));
            default -> onAttribute();
        };
    }

    private Condition onAttribute() {
        SpanField field = new SpanField.AttributeField(
                spans.pick(List.of(SpanField.Scope.values())), spans.pick(RandomSpans.KEYS));
        return switch (random.nextInt(5)) {
            case 0 -> new Condition(field, comparison(), new Value.Int(spans.pick(RandomSpans.NUMBERS)));
            case 1 -> new Condition(field, comparison(), new Value.Real(spans.pick(FINITE)));
            case 2 -> new Condition(field, equality(), new Value.Bool(random.nextBoolean()));
            case 3 -> new Condition(field, comparison(), new Value.Duration(spans.pick(RandomSpans.NUMBERS)));
            default -> new Condition(field, comparison(), new Value.Text(spans.text()));
        };
    }

    private SpanKind kind() {
        return new SpanKind(random.nextInt(SpanKind.CONSUMER.number() + 1));
    }

    private Comparison comparison() {
        return spans.pick(List.of(Comparison.values()));
    }

    private Comparison equality() {
        return random.nextBoolean() ? Comparison.EQUAL : Comparison.NOT_EQUAL;
    }
}
