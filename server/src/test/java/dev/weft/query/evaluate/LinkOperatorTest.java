package dev.weft.query.evaluate;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Hints;
import dev.weft.query.Query;
import dev.weft.query.Value;
import dev.weft.query.text.TraceQl;
import dev.weft.store.contract.TestSpans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Link operators over small graphs. Spans are named by hand; answers are trace/span. */
class LinkOperatorTest {

    /** Two orders; a batch links to both; a report links to the batch. A third order is never picked up. */
    private static final Span[] ORDERS = {
        span(1, 1).name("order").with("tenant", "acme").build(),
        span(2, 1).name("order").from(1).build(),
        span(3, 1).name("order").from(2).build(),
        span(4, 1).name("batch").from(10).link(1, 1).link(2, 1).build(),
        span(5, 1).name("report").from(20).link(4, 1).build(),
    };

    @Test
    void arrowYieldsLinkedSpans() {
        assertThat(found("{ name = `batch` } -> { }", ORDERS)).containsExactly("1/1", "2/1");
        assertThat(found("{ } -> { name = `order` }", ORDERS)).containsExactly("1/1", "2/1");
        assertThat(found("{ name = `report` } -> { name = `order` }", ORDERS)).isEmpty();
    }

    @Test
    void backwardArrowYieldsLinkingSpans() {
        assertThat(found("{ span.tenant = `acme` } <- { name = `batch` }", ORDERS))
                .containsExactly("4/1");
        assertThat(found("{ } <- { }", ORDERS)).containsExactly("4/1", "5/1");
    }

    @Test
    void negatedFormsYieldSpansWithoutPartner() {
        assertThat(found("{ name = `batch` } !-> { name = `order` }", ORDERS)).containsExactly("3/1");
        assertThat(found("{ span.tenant = `acme` } !<- { }", ORDERS)).containsExactly("1/1", "2/1", "3/1", "5/1");
        assertThat(found("{ name = `report` } !->> { name = `order` }", ORDERS)).containsExactly("3/1");
        assertThat(found("{ span.tenant = `acme` } !<<- { name != `order` }", ORDERS))
                .isEmpty();
    }

    @Test
    void unionsYieldBothSidesEachInItsTrace() {
        assertThat(found("{ name = `batch` } &-> { span.tenant = `acme` }", ORDERS))
                .containsExactly("1/1", "4/1");
        assertThat(found("{ span.tenant = `acme` } &<- { }", ORDERS)).containsExactly("1/1", "4/1");
        assertThat(found("{ name = `report` } &->> { span.tenant = `acme` }", ORDERS))
                .containsExactly("1/1", "5/1");
        assertThat(found("{ span.tenant = `acme` } &<<- { }", ORDERS)).containsExactly("1/1", "4/1", "5/1");
    }

    @Test
    void pathsPassThroughOtherSpans() {
        assertThat(found("{ name = `report` } ->> { }", ORDERS)).containsExactly("1/1", "2/1", "4/1");
        assertThat(found("{ span.tenant = `acme` } <<- { }", ORDERS)).containsExactly("4/1", "5/1");
    }

    @Test
    void aSpanMayLinkToItself() {
        Span self = span(1, 1).link(1, 1).build();

        for (String operator : List.of("->", "<-", "->>", "<<-", "&->", "&<<-")) {
            assertThat(found("{ } " + operator + " { }", self)).as(operator).containsExactly("1/1");
        }
        assertThat(found("{ } !-> { }", self)).isEmpty();
    }

    @Test
    void bothEndsMayLieInOneTrace() {
        Span[] trace = {span(1, 1).build(), span(1, 2).parent(1).link(1, 1).build()};

        assertThat(found("{ } -> { }", trace)).containsExactly("1/1");
        assertThat(found("{ } <- { }", trace)).containsExactly("1/2");
        assertThat(found("{ } ->> { }", trace)).containsExactly("1/1");
    }

    @Test
    void circlesEnd() {
        Span[] circle = {
            span(1, 1).with("a", 1).link(2, 1).build(),
            span(2, 1).link(3, 1).build(),
            span(3, 1).link(1, 1).build(),
        };

        assertThat(found("{ span.a = 1 } ->> { }", circle)).containsExactly("1/1", "2/1", "3/1");
        assertThat(found("{ span.a = 1 } <<- { }", circle)).containsExactly("1/1", "2/1", "3/1");
        assertThat(evaluated("{ span.b = 1 } ->> { }", circle).wasCut()).isFalse();
    }

    @Test
    void aPathGoesOnFromAncestorsButNotFromSiblings() {
        Span[] graph = {
            span(1, 1).name("first").build(),
            span(2, 1).link(1, 1).build(),
            span(2, 2).parent(1).build(),
            span(2, 3).parent(1).link(9, 1).build(),
            span(3, 1).name("last").link(2, 2).build(),
            span(9, 1).name("aside").build(),
        };

        assertThat(found("{ name = `last` } ->> { }", graph)).containsExactly("1/1", "2/2");
        assertThat(found("{ name = `first` } <<- { name = `last` }", graph)).containsExactly("3/1");
        assertThat(found("{ name = `aside` } <<- { name = `last` }", graph)).isEmpty();
    }

    @Test
    void theFirstLinkLeavesTheLeftSpanItself() {
        Span[] graph = {
            span(1, 1).build(),
            span(2, 1).link(1, 1).build(),
            span(2, 2).parent(1).name("child").build(),
        };

        assertThat(found("{ name = `child` } ->> { }", graph)).isEmpty();
        assertThat(found("{ } <<- { name = `child` }", graph)).isEmpty();
    }

    @Test
    void theLastLinkArrivesAtTheRightSpanItself() {
        Span[] graph = {
            span(1, 1).name("root").build(),
            span(1, 2).parent(1).build(),
            span(2, 1).link(1, 2).build(),
        };

        assertThat(found("{ } ->> { name = `root` }", graph)).isEmpty();
    }

    @Test
    void aMissingParentEndsTheWay() {
        Span[] graph = {
            span(1, 1).build(),
            span(2, 1).link(1, 1).build(),
            span(2, 3).parent(2).build(),
            span(3, 1).name("last").link(2, 3).build(),
        };

        assertThat(found("{ name = `last` } ->> { }", graph)).containsExactly("2/3");
    }

    @Test
    void danglingAndInvalidLinksLeadNowhere() {
        Span[] graph = {span(1, 1).link(0, 0).link(7, 7).link(1, 0).build()};

        assertThat(found("{ } -> { }", graph)).isEmpty();
        assertThat(found("{ } ->> { }", graph)).isEmpty();
        assertThat(found("{ } !<- { }", graph)).containsExactly("1/1");
    }

    @Test
    void theLimitEndsAWalkAndSaysSo() {
        List<Span> chain = new ArrayList<>();
        chain.add(span(1, 1).name("first").build());
        for (int trace = 2; trace <= 8; trace++) {
            chain.add(span(trace, 1).from(trace).link(trace - 1, 1).build());
        }
        Span[] graph = chain.toArray(Span[]::new);

        assertThat(found("{ name = `first` } <<- { }", graph)).containsExactly("2/1", "3/1", "4/1", "5/1", "6/1");
        assertThat(evaluated("{ name = `first` } <<- { }", graph).wasCut()).isTrue();
        assertThat(found("{ name = `first` } <<- { } with(max_links=1)", graph)).containsExactly("2/1");
        assertThat(found("{ name = `first` } <<- { } with(max_links=7)", graph)).hasSize(7);
        assertThat(evaluated("{ name = `first` } <<- { } with(max_links=7)", graph)
                        .wasCut())
                .isFalse();
        assertThat(evaluated("{ name = `first` } <- { }", graph).wasCut()).isFalse();
    }

    @Test
    void refusesALimitThatIsNone() {
        Query.Spansets query = (Query.Spansets) TraceQl.parse("{ }");
        Query.Spansets limited =
                new Query.Spansets(query.pipeline(), new Hints(List.of(new Hints.Hint("max_links", new Value.Int(0)))));

        assertThatThrownBy(() -> new SearchEvaluator(limited, new CollectedTraces(List.of()), TimeRange.ALL))
                .hasMessage("max_links: Int[value=0] (expected: an int from 1)");
    }

    @Test
    void operatorsCombineWithEverythingElse() {
        assertThat(found("{ name = `batch` } -> { name = `order` } && { span.tenant = `acme` }", ORDERS))
                .containsExactly("1/1");
        assertThat(found("{ name = `report` } -> { name = `batch` } -> { name = `order` }", ORDERS))
                .containsExactly("1/1", "2/1");
        assertThat(found("({ name = `order` } | count() > 1) <- { }", ORDERS)).isEmpty();
        assertThat(found("({ name = `order` } | count() = 1) <- { }", ORDERS)).containsExactly("4/1");
        assertThat(found("{ name = `order` } | { name = `batch` } -> { }", ORDERS))
                .isEmpty();
        assertThat(found("{ name != `report` } | { } -> { }", ORDERS)).containsExactly("1/1", "2/1");
    }

    @Test
    void aRangeCutsTheSpansThatAreReturnedAndNoOthers() {
        assertThat(found("{ } -> { }", range(1, 2), ORDERS)).containsExactly("2/1");
        assertThat(found("{ } &-> { }", range(1, 2), ORDERS)).containsExactly("2/1", "4/1");
        assertThat(found("{ } <- { }", range(0, 3), ORDERS)).isEmpty();
        assertThat(found("{ } !-> { }", range(0, 3), ORDERS)).containsExactly("3/1");
    }

    @Test
    void fieldsKnowTheOtherEnd() {
        assertThat(found("{ link:wait < 9ns }", ORDERS)).containsExactly("4/1");
        assertThat(found("{ link:wait = 9ns }", ORDERS)).containsExactly("4/1", "5/1");
        assertThat(found("{ span:linkedByCount = 1 && span:linkCount = 0 }", ORDERS))
                .containsExactly("1/1", "2/1");
        assertThat(found("{ link:dangling }", span(1, 1).link(2, 2).build())).containsExactly("1/1");
        assertThat(found("{ link:dangling }", span(1, 1).link(1, 1).link(2, 2).build()))
                .containsExactly("1/1");
        assertThat(found("{ !link:dangling }", span(1, 1).link(2, 2).link(1, 1).build()))
                .containsExactly("1/1");
        assertThat(found("{ link:dangling = false }", ORDERS)).containsExactly("4/1", "5/1");
    }

    private static TimeRange range(long from, long to) {
        return new TimeRange(TestSpans.EPOCH + from, TestSpans.EPOCH + to);
    }

    private static List<String> found(String query, Span... spans) {
        return found(query, TimeRange.ALL, spans);
    }

    private static List<String> found(String query, TimeRange range, Span... spans) {
        return evaluated(query, range, spans).spans();
    }

    private static Evaluated evaluated(String query, Span... spans) {
        return evaluated(query, TimeRange.ALL, spans);
    }

    private record Evaluated(List<String> spans, boolean wasCut) {}

    private static Evaluated evaluated(String query, TimeRange range, Span... spans) {
        CollectedTraces stored = new CollectedTraces(Arrays.asList(spans));
        SearchEvaluator evaluator = new SearchEvaluator((Query.Spansets) TraceQl.parse(query), stored, range);
        List<String> found = new ArrayList<>();
        for (TraceId traceId : stored.traceIds()) {
            for (YieldedSet set : evaluator.spansets(traceId)) {
                set.spans()
                        .forEach(span ->
                                found.add(traceId.low() + "/" + span.spanId().value()));
            }
        }
        return new Evaluated(found, evaluator.wasCut());
    }
}
