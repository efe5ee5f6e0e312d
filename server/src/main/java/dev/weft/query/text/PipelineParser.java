package dev.weft.query.text;

import dev.weft.query.Pipeline;
import dev.weft.query.Series;
import dev.weft.query.Stage;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands between bars, and what the bars make of it; for parentheses, too, which may hold all of that. */
final class PipelineParser {

    private final Source source;
    private final Tokens tokens;
    private final SpansetParser spansets;
    private final NumberParser numbers;
    private final StageParser stages;
    private final MetricsParser metrics;

    PipelineParser(Source source, Tokens tokens, Places places) {
        this.source = source;
        this.tokens = tokens;
        FieldReader fields = new FieldReader(source, tokens);
        ConstantReader constants = new ConstantReader(source, tokens);
        ExpressionParser expressions = new ExpressionParser(tokens, places, fields, constants);
        spansets = new SpansetParser(source, tokens, places, expressions, this::bracketed);
        numbers = new NumberParser(source, tokens, places, expressions, constants, this::bracketed);
        stages = new StageParser(source, tokens, places, fields, expressions);
        metrics = new MetricsParser(source, tokens, places, fields, constants, spansets);
    }

    /** Reads up to what belongs to no pipeline; a number in the end was not compared, which its reader must refuse. */
    Part read() {
        Stage stage = stages.find();
        return continued(stage == null ? operand() : new Part.Stages(stage));
    }

    /** Reads what the bars behind a part make of it. */
    Part continued(Part first) {
        Part part = first;
        while (!(part instanceof Part.Numeric) && tokens.take("|")) {
            part = switch (part) {
                case Part.Stages(List<Stage> before) -> stageAfter(before);
                case Part.Measures(Series series) -> numbers.compared(metrics.ranked(series));
                case Part.Numeric number -> number;
            };
        }
        return part;
    }

    private Part stageAfter(List<Stage> before) {
        Stage stage = stages.find();
        if (stage != null) {
            return appended(before, List.of(stage));
        }
        Series series = metrics.find(new Pipeline(before));
        if (series != null) {
            return numbers.compared(series);
        }
        int offset = tokens.offset();
        return switch (operand()) {
            case Part.Stages(List<Stage> more) -> appended(before, more);
            case Part.Numeric _ -> {
                if (tokens.is(")")) {
                    throw source.unsupported(offset, "a pipeline as a number");
                }
                throw tokens.unexpected();
            }
            case Part.Measures _ ->
                throw source.syntax(offset, "unexpected time series in a pipeline (expected: spans or a comparison)");
        };
    }

    private static Part.Stages appended(List<Stage> before, List<Stage> more) {
        List<Stage> all = new ArrayList<>(before);
        all.addAll(more);
        return new Part.Stages(all);
    }

    private Part operand() {
        int offset = tokens.offset();
        if (tokens.at("{")) {
            return new Part.Stages(spansets.read());
        }
        if (!tokens.at("(")) {
            return numbers.compared(numbers.sum(numbers.operand()));
        }
        return switch (bracketed()) {
            case Part.Stages inner -> new Part.Stages(spansets.continued(spansets.of(inner, offset)));
            case Part.Numeric number -> numbers.compared(numbers.sum(number));
            case Part.Measures measures -> numbers.compared(numbers.sum(measures));
        };
    }

    private Part bracketed() {
        tokens.enter();
        tokens.expect("(");
        Part inner = read();
        tokens.expect(")");
        tokens.leave();
        return inner;
    }
}
