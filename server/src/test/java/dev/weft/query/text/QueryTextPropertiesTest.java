package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.Query;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueryTextPropertiesTest {

    /** Each of the three properties is tried for so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(Boolean.getBoolean("weft.long") ? 200 : 5);

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "(",
            ")",
            "&&",
            "||",
            "=",
            "!=",
            "<=",
            ">",
            ">>",
            "<",
            "<<",
            "~",
            "!",
            "&",
            "=~",
            "!~",
            "->",
            "<-",
            "->>",
            "<<-",
            "!->",
            "&<<-",
            "+",
            "-",
            "*",
            "/",
            "%",
            "^",
            "|",
            ",",
            ":",
            "span.",
            "resource.",
            "event.",
            ".",
            "parent.",
            "parent.span.",
            "name",
            "kind",
            "status",
            "duration",
            "span:duration",
            "link:wait",
            "trace:id",
            "\"",
            "`",
            "\\",
            "\\u",
            "\\U0010ffff",
            "1",
            "1.5",
            "1h30m",
            "9".repeat(30),
            "e",
            "e-",
            "µs",
            "server",
            "error",
            "true",
            "nil",
            "minInt",
            "count()",
            "avg(",
            "by(",
            "select(",
            "coalesce()",
            "rate()",
            "quantile_over_time(",
            "compare({",
            "topk(",
            "with(",
            "most_recent=true",
            " ",
            "\n",
            "\u0000",
            "\ud83d",
            "\ude00",
            "é",
            "\u00a0",
            "'",
            "//",
            "/*",
            "*/");

    private final long seed = Long.getLong("weft.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final RandomQueries queries = new RandomQueries(random);
    private final RandomExpressions expressions = new RandomExpressions(random);

    @Test
    void everyTreePrintsAsTextThatReadsAsThatTree() {
        repeatedly(() -> {
            Query query = queries.query();
            String text = TraceQl.print(query);

            assertThat(TraceQl.parse(text)).as("seed %d: %s", seed, text).isEqualTo(query);
        });
    }

    @Test
    void anyTextIsReadOrRefusedWithAPlaceInIt() {
        repeatedly(() -> readOrRefuse(text()));
    }

    @Test
    void anyTextCanBeCompleted() {
        repeatedly(() -> {
            String text = text();
            int cursor = random.nextInt(text.length() + 1);
            try {
                Completion completion = Completion.complete(text, cursor);

                assertThat(completion.from()).isBetween(0, cursor);
                assertThat(completion.to()).isBetween(cursor, text.length());
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ": completion of " + text + " at " + cursor, e);
            }
        });
    }

    private static void repeatedly(Runnable round) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            round.run();
        }
    }

    private void readOrRefuse(String text) {
        try {
            Query query = TraceQl.parse(text);
            assertThat(TraceQl.parse(TraceQl.print(query))).isEqualTo(query);
        } catch (InvalidQueryException refusal) {
            assertThat(refusal.position().offset())
                    .as("seed %d: %s", seed, text)
                    .isBetween(0, text.length());
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed + ": " + text, e);
        }
    }

    private String text() {
        return switch (random.nextInt(4)) {
            case 0 -> pieces();
            case 1, 2 -> mutated(TraceQl.print(queries.query()));
            default -> expressions.string(random.nextInt(40));
        };
    }

    private String pieces() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
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

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
