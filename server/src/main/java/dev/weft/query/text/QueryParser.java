package dev.weft.query.text;

import dev.weft.query.Hints;
import dev.weft.query.Pipeline;
import dev.weft.query.Query;
import dev.weft.query.Series;
import dev.weft.query.Spanset;
import dev.weft.query.Stage;
import dev.weft.query.Value;
import java.util.ArrayList;
import java.util.List;

/** Recursive descent from a text to its tree, the types of which are not looked at yet. */
final class QueryParser {

    private static final String MAX_LINKS = "max_links";

    private final Source source;
    private final Tokens tokens;
    private final ConstantReader constants;
    private final PipelineParser pipelines;

    QueryParser(Source source, Tokens tokens, Places places) {
        this.source = source;
        this.tokens = tokens;
        constants = new ConstantReader(source, tokens);
        pipelines = new PipelineParser(source, tokens, places);
    }

    /** Reads a query; where there is nothing, or nothing before the first bar, it is about every span. */
    Query read() {
        return tokens.token() instanceof Token.End ? readBehind(new Part.Stages(Spanset.EVERYTHING)) : readText();
    }

    /** Reads a query that is not empty. */
    Query readText() {
        return readBehind(tokens.is("|") ? new Part.Stages(Spanset.EVERYTHING) : pipelines.read());
    }

    /** Hints may stand before a bar, too: what is appended to a query then makes a query again. */
    private Query readBehind(Part first) {
        List<Hints.Hint> all = new ArrayList<>();
        Part part = pipelines.continued(first);
        while (!(part instanceof Part.Numeric) && tokens.takeWord("with")) {
            all.addAll(hints());
            if (!tokens.is("|")) {
                break;
            }
            part = pipelines.continued(part);
        }
        if (part instanceof Part.Numeric) {
            throw tokens.unexpected();
        }
        Hints hints = new Hints(all);
        tokens.hope(Expectation.Group.END);
        if (!(tokens.token() instanceof Token.End)) {
            throw tokens.unexpected();
        }
        return switch (part) {
            case Part.Stages(List<Stage> stages) -> new Query.Spansets(new Pipeline(stages), hints);
            case Part.Measures(Series series) -> new Query.Metrics(series, hints);
            case Part.Numeric number -> throw new IllegalStateException("a number as a query: " + number);
        };
    }

    private List<Hints.Hint> hints() {
        tokens.expect("(");
        List<Hints.Hint> hints = new ArrayList<>();
        do {
            hints.add(hint());
        } while (tokens.take(","));
        tokens.expect(")");
        return hints;
    }

    private Hints.Hint hint() {
        tokens.hope(Expectation.Group.HINT);
        if (!(tokens.token() instanceof Token.Word name)) {
            throw tokens.unexpected();
        }
        tokens.advance();
        tokens.expect("=");
        int offset = tokens.offset();
        Value value = constants.findNumber();
        if (value == null) {
            value = constants.find();
        }
        if (value == null) {
            throw tokens.unexpected();
        }
        if (name.text().equals(MAX_LINKS) && !(value instanceof Value.Int(long links) && links >= 1)) {
            throw source.type(offset, MAX_LINKS + "=" + ValuePrinter.print(value) + " (expected: an int from 1)");
        }
        return new Hints.Hint(name.text(), value);
    }
}
