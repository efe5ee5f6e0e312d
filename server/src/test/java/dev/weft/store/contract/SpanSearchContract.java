package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.EPOCH;
import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.TimeRange;
import dev.weft.query.Value;
import dev.weft.query.filter.Comparison;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.SpanField;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cut;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of matching spans: what matches, in which order, page by page. */
public abstract class SpanSearchContract extends StoreContract {

    protected SpanSearchContract(StoreBackend backend) {
        super(backend);
    }

    @Test
    void theNewestComeFirstHoweverFewAreAsked() {
        write(LongStream.rangeClosed(1, 500)
                .mapToObj(i -> span(i, 1).from((i * 37) % 500).build())
                .toList());

        assertThat(reader().searchSpans(search(SearchOrder.NEWEST, 3), NEVER).items())
                .extracting(row -> row.span().startTimeUnixNano() - EPOCH)
                .isEqualTo(List.of(499L, 498L, 497L));
    }

    @Test
    void aPathThatWouldGoOnIsSaidToBeCut() {
        write(
                span(1, 1).name("first").link(2, 1).build(),
                span(2, 1).link(3, 1).build(),
                span(3, 1).link(4, 1).build(),
                span(4, 1).link(5, 1).build(),
                span(5, 1).name("last").build());

        assertThat(cut("{ name = `first` } ->> { } with(max_links=3)")).isEqualTo(new Cut.Walk());
        assertThat(cut("{ name = `first` } ->> { name = `last` } with(max_links=1)"))
                .isEqualTo(new Cut.Walk());
        assertThat(cut("{ name = `last` } <<- { } with(max_links=2)")).isEqualTo(new Cut.Walk());
        assertThat(cut("{ name = `first` } ->> { } with(max_links=4)")).isNull();
        assertThat(cut("{ name = `last` } <<- { } with(max_links=4)")).isNull();
    }

    private @Nullable Cut cut(String query) {
        SpanSearch search = new SpanSearch(Queries.parse(query), TimeRange.ALL, SearchOrder.NEWEST, 10, null);
        return reader().searchSpans(search, NEVER).cut();
    }

    @ParameterizedTest
    @EnumSource(SearchOrder.class)
    void pagesMeetWithoutGapOrOverlapThroughTies(SearchOrder order) {
        List<Span> spans = LongStream.range(0, 200)
                .mapToObj(i ->
                        span(1 + i % 9, 1 + i / 9).from(i % 4).lasting(i % 3).build())
                .toList();
        write(spans);

        List<Page<SpanRow>> pages = Pages.spans(reader(), search(order, 7));

        List<SpanKey> expected = spans.stream()
                .map(SpanFacts::of)
                .map(order::place)
                .sorted(order.comparator())
                .map(place -> place.span())
                .toList();
        assertThat(pages.stream()
                        .flatMap(page -> page.items().stream())
                        .map(row -> row.span().key()))
                .isEqualTo(expected);
        assertThat(pages).hasSize(29);
    }

    @Test
    void theLastPageSaysSo() {
        write(span(1, 1).build(), span(1, 2).build());

        assertThat(reader().searchSpans(search(SearchOrder.NEWEST, 2), NEVER).next())
                .isNull();
        assertThat(reader().searchSpans(search(SearchOrder.NEWEST, 1), NEVER).next())
                .isNotNull();
    }

    @Test
    void aRowCarriesCountsAndTheAttributesThatTheFilterMentions() {
        Span wanted = span(1, 1)
                .service("orders")
                .kind(SpanKind.SERVER)
                .error("no stock")
                .with("order.id", "o-1")
                .with("other", "x")
                .link(2, 2)
                .build();
        write(wanted, span(3, 1).link(wanted).link(wanted).build());
        SpanFilter filter = new SpanFilter(List.of(
                new Condition(
                        new SpanField.AttributeField(SpanField.Scope.RESOURCE, "service.name"),
                        Comparison.EQUAL,
                        new Value.Text("orders")),
                onSpan("order.id", Comparison.EQUAL, new Value.Text("o-1"))));

        assertThat(search(filter).items())
                .isEqualTo(List.of(new SpanRow(
                        SpanFacts.of(wanted),
                        1,
                        2,
                        Attributes.of(
                                Attribute.of("resource.service.name", "orders"),
                                Attribute.of("span.order.id", "o-1")))));
    }

    @Test
    void attributesOfARowGoByTheirScope() {
        write(
                span(1, 1).with("a", 1).resource("a", "x").from(2).build(),
                span(1, 2).resource("a", "x").with("two words", 2).from(1).build());

        assertThat(attributes("{ span.a = 1 || resource.a = `x` || .a != nil || span.\"two words\" = 2 }"))
                .isEqualTo(List.of(
                        Attributes.of(Attribute.of("span.a", 1), Attribute.of("resource.a", "x")),
                        Attributes.of(Attribute.of("resource.a", "x"), Attribute.of("span.\"two words\"", 2))));
        assertThat(attributes("{ } | select(.a, parent.a, trace:rootName)"))
                .isEqualTo(List.of(
                        Attributes.of(Attribute.of("span.a", 1), Attribute.of("trace:rootName", "work")),
                        Attributes.of(Attribute.of("resource.a", "x"), Attribute.of("trace:rootName", "work"))));
    }

    private List<Attributes> attributes(String query) {
        SpanSearch search = new SpanSearch(Queries.parse(query), TimeRange.ALL, SearchOrder.NEWEST, 10, null);
        return reader().searchSpans(search, NEVER).items().stream()
                .map(SpanRow::attributes)
                .toList();
    }

    @Test
    void allConditionsHoldForOneAndTheSameSpan() {
        write(
                span(1, 1).with("a", "1").with("b", "1").build(),
                span(1, 2).with("a", "1").build(),
                span(1, 3).with("b", "1").build());

        assertThat(keys(
                        onSpan("a", Comparison.EQUAL, new Value.Text("1")),
                        onSpan("b", Comparison.EQUAL, new Value.Text("1"))))
                .isEqualTo(List.of(key(1, 1)));
    }

    @Test
    void numbersAndTextsAreDifferentThings() {
        write(
                span(1, 1).with("code", 200).build(),
                span(2, 1).with("code", "200").build());

        assertThat(keys(onSpan("code", Comparison.EQUAL, new Value.Int(200)))).isEqualTo(List.of(key(1, 1)));
        assertThat(keys(onSpan("code", Comparison.EQUAL, new Value.Text("200"))))
                .isEqualTo(List.of(key(2, 1)));
        assertThat(keys(onSpan("code", Comparison.EQUAL, new Value.Real(200)))).isEmpty();
        assertThat(keys(onSpan("code", Comparison.GREATER, new Value.Int(199)))).isEqualTo(List.of(key(1, 1)));
    }

    @Test
    void aMissingAttributeMatchesNothing() {
        write(span(1, 1).with("a", "x").build(), span(2, 1).build());

        assertThat(keys(onSpan("a", Comparison.NOT_EQUAL, new Value.Text("y")))).isEqualTo(List.of(key(1, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100%",
                "a_b",
                "a\\b",
                "\\",
                "it's",
                "\"",
                "",
                " ",
                "é",
                "\uD83D\uDE00",
                "\0",
                "a\0b",
                "\uFFFD",
                "'; DROP TABLE spans; --",
                "?",
                "$1"
            })
    void textMatchesCharacterByCharacter(String text) {
        write(
                span(1, 1)
                        .name(text)
                        .service(text)
                        .with("k", text)
                        .with(text, "v")
                        .build(),
                span(2, 1)
                        .name(text + "x")
                        .service("x" + text)
                        .with("k", text + text + "y")
                        .with("z" + text, "v")
                        .build());

        assertThat(keys(new Condition(SpanField.Intrinsic.NAME, Comparison.EQUAL, new Value.Text(text))))
                .isEqualTo(List.of(key(1, 1)));
        assertThat(keys(onSpan("k", Comparison.EQUAL, new Value.Text(text)))).isEqualTo(List.of(key(1, 1)));
        assertThat(keys(onSpan(text, Comparison.EQUAL, new Value.Text("v")))).isEqualTo(List.of(key(1, 1)));
        assertThat(keys(new Condition(
                        new SpanField.AttributeField(SpanField.Scope.RESOURCE, "service.name"),
                        Comparison.EQUAL,
                        new Value.Text(text))))
                .isEqualTo(List.of(key(1, 1)));
    }

    @Test
    void ofOneKeyTwiceTheFirstCounts() {
        write(span(1, 1).with("k", "first").with("k", "second").build());

        assertThat(keys(onSpan("k", Comparison.EQUAL, new Value.Text("first")))).isEqualTo(List.of(key(1, 1)));
        assertThat(keys(onSpan("k", Comparison.EQUAL, new Value.Text("second"))))
                .isEmpty();
    }

    @Test
    void anArrayMatchesByAnyElement() {
        AttributeValue array =
                new AttributeValue.Array(List.of(new AttributeValue.Text("red"), new AttributeValue.Int(7)));
        write(span(1, 1).with(new Attribute("k", array)).build());

        assertThat(keys(onSpan("k", Comparison.EQUAL, new Value.Int(7)))).isEqualTo(List.of(key(1, 1)));
        assertThat(keys(onSpan("k", Comparison.EQUAL, new Value.Text("blue")))).isEmpty();
    }

    @Test
    void theSpanDecidesBeforeItsResource() {
        write(
                span(1, 1).resource("env", "prod").with("env", "test").build(),
                span(2, 1).resource("env", "prod").build());
        SpanField anywhere = new SpanField.AttributeField(SpanField.Scope.ANY, "env");

        assertThat(keys(new Condition(anywhere, Comparison.EQUAL, new Value.Text("prod"))))
                .isEqualTo(List.of(key(2, 1)));
        assertThat(keys(new Condition(anywhere, Comparison.EQUAL, new Value.Text("test"))))
                .isEqualTo(List.of(key(1, 1)));
    }

    @Test
    void aRareMatchIsFoundBehindManyOthers() {
        write(LongStream.rangeClosed(1, 3_000)
                .mapToObj(i -> span(i, 1).from(i).with("n", i).build())
                .toList());

        assertThat(keys(onSpan("n", Comparison.LESS_OR_EQUAL, new Value.Int(2))))
                .isEqualTo(List.of(key(2, 1), key(1, 1)));
    }

    private Page<SpanRow> search(SpanFilter filter) {
        return reader().searchSpans(
                        new SpanSearch(Queries.of(filter), TimeRange.ALL, SearchOrder.NEWEST, 100, null), NEVER);
    }

    private List<SpanKey> keys(Condition... conditions) {
        return search(new SpanFilter(List.of(conditions))).items().stream()
                .map(row -> row.span().key())
                .toList();
    }

    private static Condition onSpan(String attribute, Comparison comparison, Value.Literal literal) {
        return new Condition(new SpanField.AttributeField(SpanField.Scope.SPAN, attribute), comparison, literal);
    }

    private static SpanSearch search(SearchOrder order, int limit) {
        return new SpanSearch(Queries.EVERYTHING, TimeRange.ALL, order, limit, null);
    }
}
