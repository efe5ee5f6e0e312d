package dev.weft.query.evaluate;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.query.Hints;
import dev.weft.query.Query;
import dev.weft.query.Value;
import dev.weft.query.text.FieldText;
import dev.weft.query.text.TraceQl;
import dev.weft.store.contract.TestSpans;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the record of Tempo's answers does not reach: ranges, order, numbers at their limits, what Tempo refuses. */
class SearchEvaluatorTest {

    private static final long YEAR = 365L * 24 * 3600 * 1_000_000_000;

    private static final Span[] TRACE = {
        span(1, 1)
                .name("root")
                .from(0)
                .lasting(90)
                .with("code", 200)
                .service("web")
                .build(),
        span(1, 3)
                .name("late")
                .parent(1)
                .from(20)
                .with("code", 404)
                .service("cart")
                .build(),
        span(1, 2)
                .name("early")
                .parent(1)
                .from(10)
                .with("code", 500)
                .service("cart")
                .build(),
        span(1, 4).name("leaf").parent(2).from(30).service("cart").build(),
    };

    @Test
    void spansComeByStartThenId() {
        Span[] spans = {
            span(1, 2).from(5).build(),
            span(1, 1).from(5).build(),
            span(1, 3).from(4).build()
        };

        assertThat(sets("{ }", spans)).containsExactly(List.of(3L, 1L, 2L));
    }

    @Test
    void setsOfAGroupComeByTheirFirstSpans() {
        assertThat(sets("{ } | by(span.code)", TRACE))
                .containsExactly(List.of(1L), List.of(2L), List.of(3L), List.of(4L));
        assertThat(sets("{ } | by(resource.service.name)", TRACE)).containsExactly(List.of(1L), List.of(2L, 3L, 4L));
        assertThat(sets("{ } | by(resource.service.name) | coalesce()", TRACE))
                .containsExactly(List.of(1L, 2L, 3L, 4L));
    }

    @Test
    void aRangeCutsReturnedSpansBeforeTheyAreCounted() {
        assertThat(sets("{ }", range(10, 30), TRACE)).containsExactly(List.of(2L, 3L));
        assertThat(sets("{ } | count() = 2", range(10, 30), TRACE)).containsExactly(List.of(2L, 3L));
        assertThat(sets("count() = 2", range(10, 30), TRACE)).containsExactly(List.of(2L, 3L));
        assertThat(sets("({ } | count() = 2) && { }", range(10, 30), TRACE)).isEmpty();
        assertThat(sets("{ } | by(resource.service.name)", range(0, 20), TRACE))
                .containsExactly(List.of(1L), List.of(2L));
    }

    @Test
    void aRangeLeavesTheRestOfTheTraceInSight() {
        assertThat(sets("{ name = `root` } >> { }", range(10, 21), TRACE)).containsExactly(List.of(2L, 3L));
        assertThat(sets("{ name = `root` } &>> { }", range(30, 31), TRACE)).containsExactly(List.of(1L, 4L));
        assertThat(sets("{ } !< { }", range(0, 21), TRACE)).containsExactly(List.of(3L));
        assertThat(sets("{ name = `root` } && { name = `leaf` }", range(30, 31), TRACE))
                .containsExactly(List.of(4L));
        assertThat(sets("{ rootName = `root` && trace:duration = 90ns }", range(30, 31), TRACE))
                .containsExactly(List.of(4L));
    }

    @Test
    void fieldsOfTheParentAreReadOnIt() {
        assertThat(sets("{ parent.span.code = 200 }", TRACE)).containsExactly(List.of(2L, 3L));
        assertThat(sets("{ parent.name = `early` }", TRACE)).containsExactly(List.of(4L));
        assertThat(sets("{ parent.resource.service.name != resource.service.name }", TRACE))
                .containsExactly(List.of(2L, 3L));
        assertThat(sets("{ parent.span.code = nil }", TRACE)).containsExactly(List.of(1L));
    }

    @Test
    void idsOfTheParentAreReadAsIdsAre() {
        Span[] spans = {span(1, 0xabc).build(), span(1, 2).parent(0xabc).build()};

        assertThat(sets("{ parent.span:id = `0000000000000ABC` }", spans)).containsExactly(List.of(2L));
        assertThat(sets("{ `ABC` = parent.span:id }", spans)).containsExactly(List.of(2L));
        assertThat(sets("{ parent.trace:id = `1` }", spans)).containsExactly(List.of(2L));
    }

    @Test
    void leadingZerosMayBeLeftOutOfAnIdButCountInOrder() {
        Span[] spans = {span(1, 5).build(), span(1, 0x5000000000000000L).build()};

        assertThat(sets("{ span:id = `5` }", spans)).containsExactly(List.of(5L));
        assertThat(sets("{ span:id != `5` }", spans)).containsExactly(List.of(0x5000000000000000L));
        assertThat(sets("{ span:id >= `5` }", spans)).containsExactly(List.of(0x5000000000000000L));
        assertThat(sets("{ `5` > span:id }", spans)).containsExactly(List.of(5L));
    }

    @Test
    void aRootHasNoParentWhoseIdCouldBeCompared() {
        assertThat(sets("{ span:parentID != `` }", TRACE)).containsExactly(List.of(2L, 3L, 4L));
        assertThat(sets("{ span:parentID !~ `x` }", TRACE)).containsExactly(List.of(2L, 3L, 4L));
        assertThat(sets("{ span:parentID != span:id }", TRACE)).containsExactly(List.of(2L, 3L, 4L));
        assertThat(sets("{ parent.span:parentID != `` }", TRACE)).containsExactly(List.of(4L));
        assertThat(sets(
                        "{ span:parentID = `` || span:parentID = `0` || span:parentID < `1` }",
                        span(1, 1).build()))
                .isEmpty();
        assertThat(sets("{ span:parentID != nil }", TRACE)).containsExactly(List.of(1L, 2L, 3L, 4L));
    }

    @Test
    void aConditionLooksAtEveryEventAndLinkOfTheParent() {
        Span[] spans = {
            span(1, 1)
                    .event("retry", Attribute.of("attempt", 1), Attribute.of("why", "slow"))
                    .event("retry", Attribute.of("attempt", 2))
                    .link(7, 7, Attribute.of("role", "cause"))
                    .link(8, 8, Attribute.of("role", "other"))
                    .build(),
            span(1, 2)
                    .parent(1)
                    .event("retry", Attribute.of("attempt", 2))
                    .event("retry", Attribute.of("attempt", 3))
                    .build(),
            span(1, 3).parent(2).build(),
            span(1, 4).parent(9).build()
        };

        assertThat(sets("{ parent.event.attempt = 2 }", spans)).containsExactly(List.of(2L, 3L));
        assertThat(sets("{ parent.link.role = `other` }", spans)).containsExactly(List.of(2L));
        assertThat(sets("{ parent.event.attempt = 2 && parent.event.why = `slow` }", spans))
                .isEmpty();
        assertThat(sets("{ parent.event.attempt = 2 && !(parent.event.why = `slow`) }", spans))
                .containsExactly(List.of(3L));
        assertThat(sets("{ parent.event.attempt = 1 && event.attempt = 3 }", spans))
                .containsExactly(List.of(2L));
        assertThat(sets("{ parent.event.attempt + 1 = event.attempt }", spans)).containsExactly(List.of(2L));
        assertThat(sets("{ parent.event.attempt = event.attempt && parent.link:traceID = `8` }", spans))
                .containsExactly(List.of(2L));
        assertThat(sets("{ parent.event.why = nil }", spans)).containsExactly(List.of(1L, 2L, 3L, 4L));
        assertThat(sets("{ } | by(parent.event.attempt)", spans))
                .containsExactly(List.of(1L, 4L), List.of(2L), List.of(3L));
        Traces traces = new Traces(new CollectedTraces(Arrays.asList(spans)));
        SpanExpression attempt = new SpanExpression(FieldText.parse("parent.event.attempt"), traces);
        TraceTree tree = traces.tree(TestSpans.traceId(1));
        assertThat(tree.spans())
                .extracting(span -> attempt.last(span, tree))
                .containsExactly(SpanValue.MISSING, new SpanValue.Int(2), new SpanValue.Int(3), SpanValue.MISSING);
    }

    @Test
    void setsAreGroupedBySeveralValuesAndAggregatesComputedWith() {
        assertThat(sets("{ } | by(resource.service.name, span.code)", TRACE)).hasSize(4);
        assertThat(sets("{ } | count() * 2 = 8", TRACE)).hasSize(1);
        assertThat(sets("{ } | max(span.code) - min(span.code) = 300", TRACE)).hasSize(1);
        assertThat(sets("{ } | max(span.code) > avg(span.code)", TRACE)).hasSize(1);
    }

    @Test
    void aggregatesCountWhatHasTheValueAndWantNumbers() {
        Span[] mixed = {
            span(1, 1).with("v", 1).build(),
            span(1, 2).with("v", "x").build(),
            span(1, 3).build()
        };

        assertThat(sets("{ } | avg(span.code) = 368.0", TRACE)).hasSize(1);
        assertThat(sets("{ span.v != nil } | min(span.v) <= 1", mixed)).isEmpty();
        assertThat(sets("{ span.v > 0 } | min(span.v) = 1", mixed)).hasSize(1);
    }

    @Test
    void averagesNeverWrapAndSumsOfIntsDo() {
        Span[] spans = {
            span(1, 1).with("big", Long.MAX_VALUE).build(),
            span(1, 2).with("big", Long.MAX_VALUE).build()
        };

        assertThat(sets("{ } | avg(span.big) > 9e18", spans)).hasSize(1);
        assertThat(sets("{ } | sum(span.big) = -2", spans)).hasSize(1);
        assertThat(sets(
                        "{ } | avg(duration) = 292y",
                        span(1, 1).lasting(292 * YEAR).build(),
                        span(1, 2).lasting(292 * YEAR).build()))
                .hasSize(1);
    }

    @Test
    void aggregatesLeaveOutWhatIsNoNumberWhereverItStands() {
        Span[] nanFirst = {number(1, Double.NaN), number(2, 3.0), number(3, 1.0)};
        Span[] nanLast = {number(1, 1.0), number(2, 3.0), number(3, Double.NaN)};

        for (Span[] spans : List.of(nanFirst, nanLast)) {
            assertThat(sets("{ } | min(span.v) = 1.0", spans)).hasSize(1);
            assertThat(sets("{ } | max(span.v) = 3.0", spans)).hasSize(1);
            assertThat(sets("{ } | sum(span.v) = 4.0", spans)).hasSize(1);
            assertThat(sets("{ } | avg(span.v) = 2.0", spans)).hasSize(1);
        }
        assertThat(sets("{ } | min(span.v) != 5.0", number(1, Double.NaN))).isEmpty();
    }

    @Test
    void aLaterSpansetLooksWithinEachSet() {
        assertThat(sets("{ } | by(resource.service.name) | { name = `early` } > { }", TRACE))
                .containsExactly(List.of(4L));
        assertThat(sets("{ name != `early` } | { name = `root` } >> { }", TRACE))
                .containsExactly(List.of(3L, 4L));
        assertThat(sets("{ name != `root` } | { } !> { }", TRACE)).containsExactly(List.of(2L, 3L));
    }

    @Test
    void circlesOfParentsHangTogetherWithNoRoot() {
        Span[] circle = {
            span(1, 1).parent(2).build(),
            span(1, 2).parent(1).build(),
            span(1, 3).parent(3).build(),
            span(1, 4).build()
        };

        assertThat(sets("{ } >> { }", circle)).isEmpty();
        assertThat(sets("{ nestedSetLeft = 0 }", circle)).containsExactly(List.of(1L, 2L, 3L));
        assertThat(sets("{ span.x = nil } !>> { span.x = nil }", circle)).containsExactly(List.of(1L, 2L, 3L, 4L));
    }

    @Test
    void numbersWrapAndCompareAtTheirLimits() {
        Span least = span(1, 1).with("v", Long.MIN_VALUE).build();
        Span nan = span(1, 1).with(Attribute.of("v", Double.NaN)).build();
        Span zero = span(1, 1).with(Attribute.of("v", -0.0)).build();

        assertThat(sets("{ span.v = minInt }", least)).hasSize(1);
        assertThat(sets("{ -span.v = span.v }", least)).hasSize(1);
        assertThat(sets("{ span.v - 1 = maxInt }", least)).hasSize(1);
        assertThat(sets("{ span.v / 0 = span.v / 0 }", least)).isEmpty();
        assertThat(sets("{ span.v / 0 != 1 }", least)).isEmpty();
        assertThat(sets("{ span.v != 1.0 }", nan)).hasSize(1);
        assertThat(sets("{ span.v < 1.0 || span.v >= 1.0 }", nan)).isEmpty();
        assertThat(sets("{ span.v = 0.0 }", zero)).hasSize(1);
        assertThat(sets("{ 2 ^ -1 = 0 && 2 ^ 62 > 0 && 2 ^ 63 = minInt }", zero))
                .hasSize(1);
        assertThat(sets("{ 2 ^ -64 = 0 && 3 ^ -4611686018427387904 = 0 && (-1) ^ -3 = -1 && 1 ^ minInt = 1 }", zero))
                .hasSize(1);
        assertThat(sets("{ 0 ^ -1 = 0 || 0 ^ -1 != 0 }", zero)).isEmpty();
    }

    @Test
    void zerosOfEitherSignAreOneGroup() {
        Span[] spans = {
            span(1, 1).with(Attribute.of("v", 0.0)).build(),
            span(1, 2).with(Attribute.of("v", -0.0)).build(),
            span(1, 3).with(Attribute.of("v", 0.5)).build()
        };

        assertThat(sets("{ } | by(span.v)", spans)).containsExactly(List.of(1L, 2L), List.of(3L));
        assertThat(sets("{ } | by(-span.v)", spans)).containsExactly(List.of(1L, 2L), List.of(3L));
    }

    @Test
    void whatHasNoDurationHasNone() {
        Span overflowing = span(1, 1).startingAt(0).endingAt(-1).build();

        assertThat(sets("{ duration >= 0s || duration < 0s || duration != 1s }", overflowing))
                .isEmpty();
    }

    @Test
    void stringsAreOrderedByCodePoint() {
        Span astral = span(1, 1).name("\ud83d\ude00").build();

        assertThat(sets("{ name > `\uff5e` }", astral)).hasSize(1);
    }

    @Test
    void anElementSpeaksForItselfBehindNot() {
        Span[] spans = {
            span(1, 1).event("retry").event("done").build(),
            span(1, 2).event("done").build(),
            span(1, 3).build()
        };

        assertThat(sets("{ event:name != `retry` }", spans)).containsExactly(List.of(1L, 2L));
        assertThat(sets("{ !(event:name = `retry`) }", spans)).containsExactly(List.of(2L, 3L));
        assertThat(sets("{ event:name = `done` && !(event:name = `retry`) }", spans))
                .containsExactly(List.of(2L));
    }

    @Test
    void nestedConditionsAndLongConjunctionsEnd() {
        TestSpans eventful = span(1, 1);
        for (int i = 0; i < 20; i++) {
            eventful.event("done");
        }
        String nested = "!(event:name != `x` && ".repeat(50) + "event:name = `done`" + ")".repeat(50);
        String joined = "{ }" + " && { }".repeat(100);

        assertThat(sets("{ " + nested + " }", eventful.build())).hasSize(1);
        assertThat(sets(joined, eventful.build())).hasSize(1);
        assertThat(sets(joined, range(0, 20), TRACE)).containsExactly(List.of(1L, 2L));
    }

    @Test
    void bytesAndTheLikeCompareWithNothingAndNeitherDoArraysOfThem() {
        AttributeValue bytes = new AttributeValue.Bytes(new byte[] {1});
        AttributeValue one = new AttributeValue.Array(List.of(bytes));
        AttributeValue several = new AttributeValue.Array(List.of(bytes, one));

        for (AttributeValue value : List.of(bytes, one, several, new AttributeValue.Array(List.of()))) {
            Span span = span(1, 1).with(new Attribute("v", value)).build();
            assertThat(sets("{ span.v = nil || span.v != nil || span.v != 1 || span.v !~ `x` }", span))
                    .as(value.toString())
                    .isEmpty();
            assertThat(sets("{ } | by(span.v)", span)).hasSize(1);
        }
    }

    @Test
    void refusesALimitThatIsNone() {
        Query.Spansets query = (Query.Spansets) TraceQl.parse("{ }");
        Query.Spansets limited =
                new Query.Spansets(query.pipeline(), new Hints(List.of(new Hints.Hint("max_links", new Value.Int(0)))));

        assertThatThrownBy(() -> new SearchEvaluator(limited, new CollectedTraces(List.of()), TimeRange.ALL))
                .hasMessage("max_links: Int[value=0] (expected: an int from 1)");
    }

    private static Span number(long id, double value) {
        return span(1, id).with(Attribute.of("v", value)).build();
    }

    private static TimeRange range(long from, long to) {
        return new TimeRange(TestSpans.EPOCH + from, TestSpans.EPOCH + to);
    }

    private static List<List<Long>> sets(String query, Span... spans) {
        return sets(query, TimeRange.ALL, spans);
    }

    /** Returns the ids of the spans of each set of trace 1. */
    private static List<List<Long>> sets(String query, TimeRange range, Span... spans) {
        SearchEvaluator evaluator = new SearchEvaluator(
                (Query.Spansets) TraceQl.parse(query), new CollectedTraces(Arrays.asList(spans)), range);
        return evaluator.spansets(TestSpans.traceId(1)).stream()
                .map(set ->
                        set.spans().stream().map(span -> span.spanId().value()).toList())
                .toList();
    }
}
