package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.Query;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text exhausts the stack of those who read or walk its tree. */
class DeepTextTest {

    @Test
    void hundredsOfConditionsAreRead() {
        String text = "{ " + "span.a = 1 || ".repeat(290) + "span.a = 1 }";
        Query query = TraceQl.parse(text);

        assertThat(TraceQl.print(query)).isEqualTo(text);
        assertThat(TraceQl.parse(text)).isEqualTo(query).hasSameHashCodeAs(query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "{ span.a      @ || span.a      @ }",
                "{ span.a = 1  @ + 1            @ }",
                "{             @ (              @ span.a }",
                "{             @ !              @ span.a }",
                "{ span.a =    @ -              @ span.a }",
                "{ span.a = 2 ^ @ -             @ span.a }",
                "{ }           @ >> { }         @ ''",
                "{ }           @ && { }         @ ''",
                "''            @ (              @ { }",
                "{ } |         @ (              @ count() > 1",
                "{ } | count() @ + 1            @ > 1",
                "{ } | rate()  @ | topk(5)      @ ''",
                "{ } | rate()  @ > 1            @ ''",
                "({ } | rate()) @ * 2           @ ''",
                "''            @ ({ } |         @ { }",
            })
    void greatDepthIsRefused(String before, String repeated, String after) {
        String text = before + " " + (repeated + " ").repeat(20_000) + after;

        assertThatThrownBy(() -> TraceQl.parse(text))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"by(%s)", "by(name, %s)", "max(%s) > 1", "{ %s = 1 }"})
    void whatAStageHoldsAddsToTheDepthAroundIt(String stage) {
        String nested = "({ } | " + stage.formatted("span.a" + " + 1".repeat(200)) + ")";

        assertThat(TraceQl.parse(nested + " && { }".repeat(90))).isNotNull();
        assertThatThrownBy(() -> TraceQl.parse(nested + " && { }".repeat(110)))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("nested too deeply (expected: at most 300 levels of operators)");
    }

    @Test
    void moreOperatorsOfLinksThanAHundredAreRefused() {
        assertThat(TraceQl.parse("{ }" + " -> { }".repeat(100))).isNotNull();
        assertThatThrownBy(() -> TraceQl.parse("{ }" + " -> ({ } <- { })".repeat(51)))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("too many operators of links (expected: at most 100 in one query)");
    }

    /** What looks like a number for long, and like a duration at each of its digits. */
    @ParameterizedTest
    @ValueSource(strings = {"", ".", "z", "1e", "1mz", "ns1"})
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLongNumberIsRefusedAtOnce(String end) {
        String digits = "1".repeat(9_980);

        assertThatThrownBy(() -> TraceQl.parse("{ .a = " + digits + end + " }"))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("that fits into 64 bits");
        assertThat(Completion.complete("{ .a = " + digits + end, 7 + digits.length()))
                .isNotNull();
    }

    @Test
    void regularExpressionsAreMeasuredAsTheyAreCompiled() {
        String nine = "a{1000}".repeat(9);

        assertRegexRefused("(" + nine + "[(])" + "(" + nine + "[(])");
        assertRegexRefused("(" + nine + "(" + nine + "x))");
        assertRegexRefused(nine + "(" + nine);
        assertRegexRefused("[]{](" + nine + ")" + nine);
        assertRegexRefused("[[:alpha:](](" + nine + ")" + nine);
        assertRegexRefused("\\Q((\\E(" + nine + ")" + nine);
        assertRegexRefused("\\x{61}{1000}".repeat(11));
        assertRegexRefused("[ab]{1000}".repeat(11));
        assertRegexRefused("(" + "a".repeat(50) + ")(?i){1000}");
        assertRegexRefused("(" + "a".repeat(50) + ")\\Q\\E{1000}");
        for (String regex :
                List.of("[({1000}]".repeat(100), "\\Qa{1000}\\E{2}", "\\x{1000}".repeat(100), "\\p{Greek}{9}", nine)) {
            assertThat(TraceQl.parse("{ .a =~ `" + regex + "` }")).as(regex).isNotNull();
        }
    }

    @Test
    void theRegularExpressionsOfAQueryAreMeasuredTogether() {
        String large = ".a =~ `" + "a{1000}".repeat(4) + "`";

        assertThat(TraceQl.parse("{ " + large + " || " + large + " }")).isNotNull();
        assertThatThrownBy(() -> TraceQl.parse("{ " + large + " } && { " + large + " || " + large + " }"))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining(
                        "too large once its repetitions are written out (expected: at most 10000 together with those before it)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "{ span.a        @ || span.a   @ }",
                "{ span.a = 1    @ + 1         @ }",
                "{ }             @ ->> { }     @ ''",
                "{ span.a =      @ -           @ 1 }",
                "{ } | count()   @ + 1         @ > 1",
                "{ } | rate()    @ | topk(5)   @ ''",
                "{ } | rate()    @ > 1         @ ''",
                "({ } | rate())  @ * 2         @ ''",
            })
    void whatIsReadCanBeWalked(String before, String repeated, String after) {
        for (int depth = 1; depth <= 1_000; depth += depth % 50 == 1 ? 49 : 1) {
            String text = before + " " + (repeated + " ").repeat(depth) + after;
            Query query;
            try {
                query = TraceQl.parse(text);
            } catch (InvalidQueryException refused) {
                assertThat(refused).message().containsAnyOf("nested too deeply", "too many operators of links");
                break;
            }
            assertThat(TraceQl.parse(TraceQl.print(query))).isEqualTo(query).hasSameHashCodeAs(query);
        }
    }

    private static void assertRegexRefused(String regex) {
        assertThatThrownBy(() -> TraceQl.parse("{ .a =~ `" + regex + "` }"))
                .as(regex)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("too large once its repetitions are written out (expected: at most 10000)");
    }
}
