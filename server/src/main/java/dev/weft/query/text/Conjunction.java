package dev.weft.query.text;

import dev.weft.query.Field;
import dev.weft.query.Operator;
import dev.weft.query.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query whose spans one {@code { … }} of comparisons joined by {@code &&} chooses, as those read and write it who know
 * nothing else of the language. Empty text is such a query, without comparisons. Stages that choose no spans may follow.
 */
public record Conjunction(List<Comparison> comparisons) {

    /**
     * A field compared with a constant behind it.
     *
     * @param from offset of the comparison in the text, UTF-16 units
     * @param to offset behind it
     */
    public record Comparison(Field field, Operator operator, Value value, int from, int to) {}

    public Conjunction {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Finds the comparisons of a query; empty when it is of another form, parentheses included.
     *
     * @param text that {@link TraceQl#parse} reads
     */
    public static Optional<Conjunction> find(String text) {
        Source source = new Source(text);
        return Optional.ofNullable(new Reader(source, new Tokens(source)).read());
    }

    private static final class Reader {

        private final Tokens tokens;
        private final FieldReader fields;
        private final ConstantReader constants;
        private final List<Comparison> comparisons = new ArrayList<>();

        Reader(Source source, Tokens tokens) {
            this.tokens = tokens;
            fields = new FieldReader(source, tokens);
            constants = new ConstantReader(source, tokens);
        }

        @Nullable
        Conjunction read() {
            boolean chosen = isEnd() || (readBraces() && choosesNoMore());
            return chosen ? new Conjunction(comparisons) : null;
        }

        private boolean readBraces() {
            if (!tokens.take("{")) {
                return false;
            }
            if (tokens.take("}")) {
                return true;
            }
            do {
                Comparison comparison = find();
                if (comparison == null) {
                    return false;
                }
                comparisons.add(comparison);
            } while (tokens.take(Operator.AND.symbol()));
            return tokens.take("}");
        }

        private @Nullable Comparison find() {
            int from = tokens.offset();
            Field field = fields.find();
            Operator operator = field == null ? null : tokens.findOperator(Operator::isComparison);
            if (field == null || operator == null) {
                return null;
            }
            tokens.advance();
            Token last = tokens.atNegativeNumber() ? tokens.after(tokens.token()) : tokens.token();
            Value value = constants.findNumber();
            if (value == null) {
                value = constants.find();
            }
            return value == null ? null : new Comparison(field, operator, value, from, last.end());
        }

        /** Whatever else chooses spans has braces of its own. */
        private boolean choosesNoMore() {
            if (!isEnd() && !tokens.at("|") && !tokens.takeWord("with")) {
                return false;
            }
            while (!isEnd()) {
                if (tokens.at("{")) {
                    return false;
                }
                tokens.advance();
            }
            return true;
        }

        private boolean isEnd() {
            return tokens.token() instanceof Token.End;
        }
    }
}
