package dev.weft.query.evaluate;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.text.TraceQl;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

        CompletableFuture<List<SpansetResult>> found =
                CompletableFuture.supplyAsync(() -> stored.spansets(query, TimeRange.ALL), Thread.ofVirtual()::start);

        assertThat(found.get(1, TimeUnit.MINUTES)).isEqualTo(stored.spansets(repeated(operator, 2), TimeRange.ALL));
    }

    private static Query.Spansets repeated(String operator, int times) {
        return (Query.Spansets) TraceQl.parse("{ }" + (" " + operator + " { }").repeat(times));
    }
}
