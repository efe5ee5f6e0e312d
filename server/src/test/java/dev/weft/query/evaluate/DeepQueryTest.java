package dev.weft.query.evaluate;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TimeRange;
import dev.weft.query.InvalidQueryException;
import dev.weft.query.Query;
import dev.weft.query.text.TraceQl;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser lets through no evaluation exhausts the stack with: each operator, an even number of times. */
class DeepQueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "->    @ 100",
                "<-    @ 100",
                "->>   @ 100",
                "<<-   @ 100",
                "&->   @ 100",
                "!<<-  @ 100",
                ">>    @ 290",
                "&<    @ 290",
                "!~    @ 290",
                "&&    @ 290",
                "||    @ 290",
            })
    void manyOperatorsFindWhatTwoOfThemFind(String operator, int times) throws Exception {
        CollectedTraces stored = new CollectedTraces(List.of(
                span(1, 1).link(1, 1).build(), span(1, 2).parent(1).link(1, 2).build()));
        Query.Spansets query = repeated(operator, times);

        CompletableFuture<List<YieldedSet>> found =
                CompletableFuture.supplyAsync(() -> stored.spansets(query, TimeRange.ALL), Thread.ofVirtual()::start);

        assertThat(found.get(1, TimeUnit.MINUTES)).isEqualTo(stored.spansets(repeated(operator, 2), TimeRange.ALL));
    }

    /** The largest expression of each kind that the parser lets through. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^",
                "$",
                "\\b",
                "()",
                "(?:)",
                "(|)",
                "(?i:|)",
                "a?",
                "a*?",
                "(a?)",
                "(a*)+",
                "(a?){0,9}",
                "(|a){2,}",
                "a{0,1}",
                "a{0,1000}",
                "(a{0,9}){0,9}",
                "|ab",
                "a|bb|",
                "|(bb)",
                "(^){100}",
                "(a??b??){100}"
            })
    void noRegularExpressionExhaustsTheStack(String part) throws Exception {
        CollectedTraces stored =
                new CollectedTraces(List.of(span(1, 1).name("aaaa").build()));
        int times = 10_000;
        while (!isRead(matching(part, times))) {
            times -= Math.ceilDiv(times, 20);
        }
        Query.Spansets query = (Query.Spansets) TraceQl.parse(matching(part, times));

        CompletableFuture<List<YieldedSet>> found =
                CompletableFuture.supplyAsync(() -> stored.spansets(query, TimeRange.ALL), Thread.ofVirtual()::start);

        assertThat(times).isPositive();
        assertThat(found.get(1, TimeUnit.MINUTES)).isNotNull();
    }

    private static String matching(String part, int times) {
        return "{ name =~ `" + part.repeat(times) + "` }";
    }

    private static boolean isRead(String text) {
        try {
            return TraceQl.parse(text) != null;
        } catch (InvalidQueryException refused) {
            return false;
        }
    }

    private static Query.Spansets repeated(String operator, int times) {
        return (Query.Spansets) TraceQl.parse("{ }" + (" " + operator + " { }").repeat(times));
    }
}
