package dev.weft.query.text;

import dev.weft.query.Field;
import dev.weft.query.Hints;
import dev.weft.query.MetricsFunction;
import dev.weft.query.Operator;
import dev.weft.query.Pipeline;
import dev.weft.query.Query;
import dev.weft.query.Scalar;
import dev.weft.query.Series;
import dev.weft.query.Spanset;
import dev.weft.query.Stage;
import dev.weft.query.Value;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random trees of queries whose types fit. */
final class RandomQueries {

    private final Random random;
    private final RandomExpressions expressions;

    RandomQueries(Random random) {
        this.random = random;
        expressions = new RandomExpressions(random);
    }

    Query query() {
        return random.nextInt(3) == 0
                ? new Query.Metrics(series(2), hints())
                : new Query.Spansets(pipeline(3), hints());
    }

    private Hints hints() {
        return new Hints(some(0, 2, () -> new Hints.Hint("h" + random.nextInt(9), expressions.constant())));
    }

    private Pipeline pipeline(int depth) {
        return new Pipeline(some(1, 3, () -> stage(depth)));
    }

    private Stage stage(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> new Stage.Group(some(1, 5, () -> expressions.reading(2)));
            case 1 -> new Stage.Coalesce();
            case 2 -> new Stage.Select(fields(1, 4));
            case 3, 4 -> keep();
            default -> spanset(depth);
        };
    }

    private Stage keep() {
        Scalar aggregate = aggregate();
        boolean leftFirst = random.nextBoolean();
        return new Stage.Keep(leftFirst ? aggregate : scalar(2), comparison(), leftFirst ? scalar(2) : aggregate);
    }

    private Operator comparison() {
        return oneOf(List.of(
                Operator.EQUAL,
                Operator.NOT_EQUAL,
                Operator.LESS,
                Operator.LESS_OR_EQUAL,
                Operator.GREATER,
                Operator.GREATER_OR_EQUAL));
    }

    private Spanset spanset(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return filter();
        }
        if (random.nextInt(4) == 0) {
            Pipeline inner = pipeline(depth - 1);
            return inner.stages().size() == 1 && inner.stages().getFirst() instanceof Spanset spanset
                    ? spanset
                    : new Spanset.Nested(inner);
        }
        return new Spanset.Combined(spanset(depth - 1), oneOf(Vocabulary.SPANSET_OPERATORS), spanset(depth - 1));
    }

    private Spanset.Filter filter() {
        return new Spanset.Filter(expressions.condition(4));
    }

    private Scalar scalar(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 0 -> new Scalar.Constant(expressions.number());
            case 1 -> aggregate();
            default -> new Scalar.Arithmetic(scalar(depth - 1), expressions.arithmetic(), scalar(depth - 1));
        };
    }

    private Scalar aggregate() {
        Scalar.Function function = oneOf(List.of(Scalar.Function.values()));
        return new Scalar.Aggregate(function, function == Scalar.Function.COUNT ? null : expressions.readingNumber(2));
    }

    private Series series(int depth) {
        if (depth == 0) {
            return measured();
        }
        return switch (random.nextInt(5)) {
            case 0 -> ranked(depth);
            case 1 -> new Series.Kept(computable(depth - 1), comparison(), threshold(depth));
            case 2 -> new Series.Arithmetic(computable(depth - 1), expressions.arithmetic(), operand(depth - 1));
            case 3 -> new Series.Arithmetic(operand(depth - 1), expressions.arithmetic(), computable(depth - 1));
            default -> measured();
        };
    }

    private Series ranked(int depth) {
        return new Series.Ranked(computable(depth - 1), random.nextBoolean(), 1 + random.nextInt(100));
    }

    private Series operand(int depth) {
        return random.nextBoolean() ? computable(depth) : new Series.Constant(factor());
    }

    private Scalar threshold(int depth) {
        return random.nextInt(3) > 0 ? new Scalar.Constant(expressions.number()) : number(depth);
    }

    private Scalar number(int depth) {
        return depth == 0 || random.nextBoolean()
                ? new Scalar.Constant(factor())
                : new Scalar.Arithmetic(number(depth - 1), expressions.arithmetic(), number(depth - 1));
    }

    private Value factor() {
        Value number = expressions.number();
        return number instanceof Value.Duration(long nanos) ? new Value.Int(nanos) : number;
    }

    /** Anything but {@code compare()}, which nothing goes with. */
    private Series computable(int depth) {
        Series series = series(depth);
        while (series instanceof Series.Measured measured && measured.function() instanceof MetricsFunction.Compare) {
            series = series(depth);
        }
        return series;
    }

    private Series measured() {
        MetricsFunction function = function();
        return new Series.Measured(
                pipeline(1), function, function instanceof MetricsFunction.Compare ? List.of() : fields(0, 5));
    }

    private MetricsFunction function() {
        return switch (random.nextInt(6)) {
            case 0 -> new MetricsFunction.Rate();
            case 1 -> new MetricsFunction.CountOverTime();
            case 2 ->
                new MetricsFunction.OverTime(
                        oneOf(List.of(MetricsFunction.OverTime.Kind.values())), expressions.field());
            case 3 -> new MetricsFunction.QuantileOverTime(expressions.field(), some(1, 3, random::nextDouble));
            case 4 -> new MetricsFunction.HistogramOverTime(expressions.field());
            default -> {
                boolean ranged = random.nextBoolean();
                yield new MetricsFunction.Compare(
                        filter(),
                        1 + random.nextInt(1_000),
                        ranged ? OptionalLong.of(random.nextInt(1_000)) : OptionalLong.empty(),
                        ranged ? OptionalLong.of(random.nextLong(Long.MAX_VALUE)) : OptionalLong.empty());
            }
        };
    }

    private List<Field> fields(int fewest, int most) {
        return some(fewest, most, expressions::field);
    }

    private <T> List<T> some(int fewest, int most, Supplier<T> one) {
        return Stream.generate(one)
                .limit(fewest + random.nextInt(most - fewest + 1))
                .toList();
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
