package dev.weft.query.text;

import dev.weft.query.Field;
import dev.weft.query.MetricsFunction;
import dev.weft.query.Pipeline;
import dev.weft.query.Series;
import dev.weft.query.Spanset;
import dev.weft.query.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the functions that make time series of spans, and those that choose among series. */
final class MetricsParser {

    private static final int TOP_UNLESS_SAID = 10;
    private static final int MAX_TOP = 1_000;

    /** As start and as end of a selection it says that there is no range, as in Tempo. */
    private static final long NO_TIME = 0;

    private final Source source;
    private final Tokens tokens;
    private final Places places;
    private final FieldReader fields;
    private final ConstantReader constants;
    private final SpansetParser spansets;

    MetricsParser(
            Source source,
            Tokens tokens,
            Places places,
            FieldReader fields,
            ConstantReader constants,
            SpansetParser spansets) {
        this.source = source;
        this.tokens = tokens;
        this.places = places;
        this.fields = fields;
        this.constants = constants;
        this.spansets = spansets;
    }

    /** Reads the function that stands here, if there is one, over the spans of the pipeline. */
    @Nullable
    Series find(Pipeline pipeline) {
        tokens.hope(Expectation.Group.METRICS);
        int offset = tokens.offset();
        MetricsFunction function = findFunction();
        if (function == null) {
            return null;
        }
        boolean groups = !(function instanceof MetricsFunction.Compare);
        List<Field> by = groups && tokens.takeWord("by") ? groups() : List.of();
        return places.mark(
                new Series.Measured(pipeline, function, by),
                offset,
                pipeline.stages().toArray());
    }

    /** Reads {@code topk(count)} or {@code bottomk(count)}. */
    Series ranked(Series series) {
        int offset = tokens.offset();
        if (series instanceof Series.Measured measured && measured.function() instanceof MetricsFunction.Compare) {
            throw source.syntax(offset, "unexpected stage after compare() (expected: end of query)");
        }
        boolean top = tokens.takeWord("topk");
        if (!top && !tokens.takeWord("bottomk")) {
            throw tokens.unexpected();
        }
        tokens.expect("(");
        int count = count(Integer.MAX_VALUE);
        tokens.expect(")");
        return places.mark(new Series.Ranked(series, top, count), offset, series);
    }

    private @Nullable MetricsFunction findFunction() {
        if (!(tokens.token() instanceof Token.Word word)) {
            return null;
        }
        return switch (word.text()) {
            case "rate" -> withoutArguments(new MetricsFunction.Rate());
            case "count_over_time" -> withoutArguments(new MetricsFunction.CountOverTime());
            case "min_over_time" -> overTime(MetricsFunction.OverTime.Kind.MIN);
            case "max_over_time" -> overTime(MetricsFunction.OverTime.Kind.MAX);
            case "sum_over_time" -> overTime(MetricsFunction.OverTime.Kind.SUM);
            case "avg_over_time" -> overTime(MetricsFunction.OverTime.Kind.AVG);
            case "histogram_over_time" -> histogram();
            case "quantile_over_time" -> quantiles();
            case "compare" -> compare();
            default -> null;
        };
    }

    private MetricsFunction withoutArguments(MetricsFunction function) {
        open();
        tokens.expect(")");
        return function;
    }

    private MetricsFunction overTime(MetricsFunction.OverTime.Kind kind) {
        open();
        Field field = fields.read();
        tokens.expect(")");
        return new MetricsFunction.OverTime(kind, field);
    }

    private MetricsFunction histogram() {
        open();
        Field field = fields.read();
        tokens.expect(")");
        return new MetricsFunction.HistogramOverTime(field);
    }

    private MetricsFunction quantiles() {
        open();
        Field field = fields.read();
        List<Double> quantiles = new ArrayList<>();
        tokens.expect(",");
        do {
            quantiles.add(quantile());
        } while (tokens.take(","));
        tokens.expect(")");
        return new MetricsFunction.QuantileOverTime(field, quantiles);
    }

    private double quantile() {
        tokens.hope(Expectation.Group.QUANTILE);
        double quantile = switch (number()) {
            case Value.Int(long value) -> value;
            case Value.Real(double value) -> value;
            case null, default -> throw tokens.unexpected();
        };
        if (quantile > 1) {
            throw tokens.unexpected();
        }
        tokens.advance();
        return quantile;
    }

    private MetricsFunction compare() {
        open();
        Spanset.Filter selection = spansets.filter();
        int top = TOP_UNLESS_SAID;
        OptionalLong start = OptionalLong.empty();
        OptionalLong end = OptionalLong.empty();
        if (tokens.take(",")) {
            top = count(MAX_TOP);
            if (tokens.take(",")) {
                long first = integer();
                tokens.expect(",");
                long behind = endAfter(first);
                if (behind != NO_TIME) {
                    start = OptionalLong.of(first);
                    end = OptionalLong.of(behind);
                }
            }
        }
        tokens.expect(")");
        return new MetricsFunction.Compare(selection, top, start, end);
    }

    private int count(int greatest) {
        if (number() instanceof Value.Int(long count) && count >= 1 && count <= greatest) {
            tokens.advance();
            return (int) count;
        }
        throw tokens.unexpected("an int from 1 to " + greatest);
    }

    private long integer() {
        tokens.hope(Expectation.Group.INT);
        if (number() instanceof Value.Int(long value)) {
            tokens.advance();
            return value;
        }
        throw tokens.unexpected();
    }

    private long endAfter(long start) {
        if (number() instanceof Value.Int(long end) && (end > start || (start == NO_TIME && end == NO_TIME))) {
            tokens.advance();
            return end;
        }
        throw tokens.unexpected("an int greater than the start, " + start);
    }

    private @Nullable Value number() {
        return tokens.token() instanceof Token.Numeral numeral
                ? constants.number(numeral, numeral.start(), false)
                : null;
    }

    private List<Field> groups() {
        tokens.expect("(");
        List<Field> by = new ArrayList<>();
        do {
            if (by.size() == StageParser.MAX_GROUPS) {
                throw source.syntax(tokens.offset(), StageParser.tooMany());
            }
            by.add(fields.read());
        } while (tokens.take(","));
        tokens.expect(")");
        return by;
    }

    private void open() {
        tokens.advance();
        tokens.expect("(");
    }
}
