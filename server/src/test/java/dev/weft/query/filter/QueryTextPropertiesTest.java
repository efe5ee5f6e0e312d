package dev.weft.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.weft.model.SpanKind;
import dev.weft.query.InvalidQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueryTextPropertiesTest {

    private static final int ROUNDS = Boolean.getBoolean("weft.long") ? 2_000_000 : 20_000;
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "&&",
            "||",
            "=",
            "!=",
            "<=",
            ">",
            "=~",
            "->",
            "span.",
            "resource.",
            ".",
            "name",
            "kind",
            "status",
            "duration",
            "span:duration",
            "\"",
            "`",
            "\\",
            "\\u",
            "\\U0010ffff",
            "1",
            "-",
            "1.5",
            "1h",
            "9".repeat(30),
            "e",
            "e-",
            "µs",
            "server",
            "error",
            "true",
            "nil",
            "(",
            ")",
            "!",
            "with",
            "|",
            " ",
            "\n",
            "\u0000",
            "\ud83d",
            "\ude00",
            "é",
            "\u00a0",
            "'",
            "//");

    private static final String SPECIAL = "\"\\`.{}&=<>-_ab1\n\u007f";

    private final long seed = Long.getLong("weft.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void everyFilterPrintsAsTextThatParsesToIt() {
        for (int round = 0; round < ROUNDS; round++) {
            SpanFilter filter = filter();
            String text = TraceQl.print(filter);

            assertThat(TraceQl.parse(text)).as("seed %d: %s", seed, text).isEqualTo(filter);
        }
    }

    @Test
    void anyTextIsAFilterOrARefusalWithAPlaceInIt() {
        for (int round = 0; round < ROUNDS; round++) {
            String text = switch (random.nextInt(3)) {
                case 0 -> pieces();
                case 1 -> mutated(TraceQl.print(filter()));
                default -> string(random.nextInt(40));
            };
            try {
                SpanFilter filter = TraceQl.parse(text);
                assertThat(TraceQl.parse(TraceQl.print(filter))).isEqualTo(filter);
            } catch (InvalidQueryException refusal) {
                assertThat(refusal.position().offset())
                        .as("seed %d: %s", seed, text)
                        .isBetween(0, text.length());
            } catch (RuntimeException e) {
                fail("seed " + seed + ": " + text, e);
            }
        }
    }

    private String pieces() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(15); i >= 0; i--) {
            text.append(oneOf(PIECES));
        }
        return text.toString();
    }

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && !mutated.isEmpty(); i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(3)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, oneOf(PIECES));
                default -> mutated.setCharAt(at, (char) random.nextInt(0x10000));
            }
        }
        return mutated.toString();
    }

    private SpanFilter filter() {
        List<Condition> conditions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            conditions.add(condition());
        }
        return new SpanFilter(conditions);
    }

    private Condition condition() {
        return switch (random.nextInt(5)) {
            case 0 -> new Condition(Field.Intrinsic.NAME, anyComparison(), new Literal.Text(string(10)));
            case 1 -> new Condition(Field.Intrinsic.KIND, equality(), kind());
            case 2 -> new Condition(Field.Intrinsic.STATUS, equality(), new Literal.StatusCode(random.nextInt(3)));
            case 3 -> new Condition(Field.Intrinsic.DURATION, anyComparison(), new Literal.Duration(number()));
            default -> {
                Literal literal = literal();
                Field.Scope scope = oneOf(List.of(Field.Scope.values()));
                yield new Condition(
                        new Field.AttributeField(scope, string(random.nextInt(10))),
                        FilterTypes.isOrdered(literal) ? anyComparison() : equality(),
                        literal);
            }
        };
    }

    private Literal literal() {
        return switch (random.nextInt(6)) {
            case 0 -> new Literal.Text(string(random.nextInt(10)));
            case 1 -> new Literal.Int(number());
            case 2 -> {
                double value = Double.longBitsToDouble(random.nextLong());
                yield new Literal.Real(Double.isFinite(value) ? value : -0.0);
            }
            case 3 -> new Literal.Bool(random.nextBoolean());
            case 4 -> new Literal.Duration(number());
            default -> kind();
        };
    }

    private Literal.Kind kind() {
        return new Literal.Kind(new SpanKind(random.nextInt(6)));
    }

    /** Small, round and extreme numbers beside uniform ones. */
    private long number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1_000) - 500;
            case 1 -> random.nextInt(1_000) * 1_000_000L;
            case 2 -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
            default -> random.nextLong();
        };
    }

    /** Any UTF-16 units, mostly ones that mean something to the language; lone surrogates included. */
    private String string(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(
                    switch (random.nextInt(3)) {
                        case 0 -> (char) random.nextInt(0x10000);
                        case 1 -> (char) random.nextInt(0x80);
                        default -> SPECIAL.charAt(random.nextInt(SPECIAL.length()));
                    });
        }
        return text.toString();
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Comparison anyComparison() {
        return oneOf(List.of(Comparison.values()));
    }

    private Comparison equality() {
        return random.nextBoolean() ? Comparison.EQUAL : Comparison.NOT_EQUAL;
    }
}
