package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.EPOCH;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.SpanKind;
import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.query.Value;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKey.Scope;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.AttributeKeys;
import dev.weft.store.AttributeValueCount;
import dev.weft.store.AttributeValues;
import dev.weft.store.Facet;
import dev.weft.store.FacetSearch;
import dev.weft.store.Facets;
import dev.weft.store.KeySearch;
import dev.weft.store.NamedCounts;
import dev.weft.store.OperationCount;
import dev.weft.store.ServiceCount;
import dev.weft.store.StoreException;
import dev.weft.store.StoreTotals;
import dev.weft.store.ValueTally;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What occurs in a range, counted by spans: services, operations, attribute keys and values. */
public abstract class SuggestionContract extends StoreContract {

    private static final TimeRange FIRST_HUNDRED = new TimeRange(EPOCH, EPOCH + 100);

    private static final Set<Scope> USUAL = Set.of(Scope.RESOURCE, Scope.SPAN);

    protected SuggestionContract(StoreBackend backend) {
        super(backend);
    }

    @BeforeEach
    void writeSpans() {
        write(
                span(1, 1)
                        .service("worker")
                        .name("b")
                        .kind(SpanKind.SERVER)
                        .with("http.route", "/a")
                        .build(),
                span(1, 2)
                        .service("worker")
                        .name("b")
                        .kind(SpanKind.CLIENT)
                        .with("http.route", "/b")
                        .error("")
                        .build(),
                span(1, 3)
                        .service("worker")
                        .name("a")
                        .with("http.route", "/b")
                        .with("http.status_code", 200)
                        .build(),
                span(2, 1)
                        .name("z")
                        .with("http.status_code", "200")
                        .with("http.status_code", 7)
                        .build());
        write(span(3, 1)
                .service("later")
                .name("c")
                .with("http.route", "/z")
                .from(500)
                .build());
    }

    @Test
    void servicesComeByNameWithTheirErrors() {
        assertThat(reader().services(FIRST_HUNDRED, NEVER))
                .isEqualTo(List.of(new ServiceCount("unknown_service", 1, 0), new ServiceCount("worker", 3, 1)));
        assertThat(reader().services(TimeRange.ALL, NEVER))
                .isEqualTo(List.of(
                        new ServiceCount("later", 1, 0),
                        new ServiceCount("unknown_service", 1, 0),
                        new ServiceCount("worker", 3, 1)));
    }

    @Test
    void operationsComeByNameThenKind() {
        assertThat(reader().operations("worker", FIRST_HUNDRED, NEVER))
                .isEqualTo(List.of(
                        new OperationCount("a", SpanKind.INTERNAL, 1),
                        new OperationCount("b", SpanKind.SERVER, 1),
                        new OperationCount("b", SpanKind.CLIENT, 1)));
        assertThat(reader().operations("nobody", FIRST_HUNDRED, NEVER)).isEmpty();
    }

    @Test
    void attributeKeysCountEachSpanOnce() {
        assertThat(keys(USUAL, FIRST_HUNDRED, "", 10))
                .isEqualTo(List.of(
                        keyCount(Scope.RESOURCE, "service.name", 3, "string"),
                        keyCount(Scope.SPAN, "http.route", 3, "string"),
                        keyCount(Scope.SPAN, "http.status_code", 2, "int", "string")));
        assertThat(keys(USUAL, FIRST_HUNDRED, "http.s", 10))
                .isEqualTo(List.of(keyCount(Scope.SPAN, "http.status_code", 2, "int", "string")));
        assertThat(keys(USUAL, FIRST_HUNDRED, "", 1))
                .isEqualTo(List.of(keyCount(Scope.RESOURCE, "service.name", 3, "string")));
        assertThat(keys(USUAL, FIRST_HUNDRED, "HTTP", 10)).isEmpty();
    }

    @Test
    void attributeKeysAreCountedOnAsSpansArrive() {
        TimeRange whole = new TimeRange(EPOCH, EPOCH + 1_000);
        assertThat(keys(USUAL, whole, "http.r", 10))
                .isEqualTo(List.of(keyCount(Scope.SPAN, "http.route", 4, "string")));

        write(span(4, 1).with("http.route", 1).build());

        assertThat(keys(USUAL, whole, "http.r", 10))
                .isEqualTo(List.of(keyCount(Scope.SPAN, "http.route", 5, "int", "string")));
    }

    @Test
    void anAnswerSaysWhetherTheseAreAllKeys() {
        assertThat(reader().attributeKeys(new KeySearch(USUAL, FIRST_HUNDRED, "", 3), NEVER)
                        .complete())
                .isTrue();
        assertThat(reader().attributeKeys(new KeySearch(USUAL, FIRST_HUNDRED, "", 2), NEVER)
                        .complete())
                .isFalse();
    }

    /** Nobody has to repeat the question: of few spans none are left out. */
    @Test
    void aHurryLeavesOutNoneOfFewSpans() {
        KeySearch search = new KeySearch(USUAL, TimeRange.ALL, "", 10);

        assertThat(reader().attributeKeys(search.inAHurry(), NEVER))
                .isEqualTo(reader().attributeKeys(search, NEVER))
                .extracting(AttributeKeys::complete)
                .isEqualTo(true);
    }

    @Test
    void attributeValuesComeByHowManySpansCarryThem() {
        AttributeKey route = new AttributeKey(Scope.SPAN, "http.route");

        assertThat(reader().attributeValues(route, FIRST_HUNDRED, "", 10, NEVER).items())
                .isEqualTo(List.of(valueCount("/b", 2), valueCount("/a", 1)));
        assertThat(reader().attributeValues(route, FIRST_HUNDRED, "/a", 10, NEVER)
                        .items())
                .isEqualTo(List.of(valueCount("/a", 1)));
        assertThat(reader().attributeValues(route, TimeRange.ALL, "", 2, NEVER).items())
                .isEqualTo(List.of(valueCount("/b", 2), valueCount("/a", 1)));
        assertThat(reader().attributeValues(
                                new AttributeKey(Scope.RESOURCE, "service.name"), TimeRange.ALL, "", 10, NEVER)
                        .items())
                .isEqualTo(List.of(valueCount("worker", 3), valueCount("later", 1)));
        assertThat(reader().attributeValues(
                                new AttributeKey(Scope.RESOURCE, "http.route"), TimeRange.ALL, "", 10, NEVER)
                        .items())
                .isEmpty();
    }

    @Test
    void aSpanCountsOnceForWhatSeveralOfItsEventsOrLinksHave() {
        write(
                span(4, 1)
                        .event("retry", Attribute.of("attempt", 1), Attribute.of("attempt", "later entry"))
                        .event("retry", Attribute.of("attempt", 2))
                        .event("retry", Attribute.of("attempt", 2), Attribute.of("why", "reset"))
                        .link(1, 1, Attribute.of("role", "cause"))
                        .link(2, 1, Attribute.of("role", "cause"))
                        .scope("lib", Attribute.of("short", true))
                        .build(),
                span(4, 2)
                        .event("retry", Attribute.of("attempt", 2))
                        .scope("lib", Attribute.of("short", true))
                        .build(),
                span(4, 3).event("retry", Attribute.of("attempt", 3)).from(500).build());

        assertThat(keys(Set.of(Scope.EVENT), FIRST_HUNDRED, "", 10))
                .isEqualTo(List.of(
                        keyCount(Scope.EVENT, "attempt", 2, "int", "string"),
                        keyCount(Scope.EVENT, "why", 1, "string")));
        assertThat(keys(Set.of(Scope.EVENT), FIRST_HUNDRED, "w", 10))
                .isEqualTo(List.of(keyCount(Scope.EVENT, "why", 1, "string")));
        assertThat(keys(Set.of(Scope.LINK, Scope.INSTRUMENTATION), FIRST_HUNDRED, "", 10))
                .isEqualTo(List.of(
                        keyCount(Scope.INSTRUMENTATION, "short", 2, "bool"),
                        keyCount(Scope.LINK, "role", 1, "string")));
        assertThat(values(Scope.EVENT, "attempt"))
                .isEqualTo(List.of(
                        new AttributeValueCount(new AttributeValue.Int(2), 2),
                        new AttributeValueCount(new AttributeValue.Int(1), 1)));
        assertThat(values(Scope.LINK, "role")).isEqualTo(List.of(valueCount("cause", 1)));
        assertThat(values(Scope.INSTRUMENTATION, "short"))
                .isEqualTo(List.of(new AttributeValueCount(new AttributeValue.Bool(true), 2)));
        assertThat(values(Scope.SPAN, "attempt")).isEmpty();
    }

    /** A count is that of the spans which a comparison with the value finds. */
    @Test
    void aFacetCountsASpanOnceForEachValueOfItsEventsOrLinks() {
        write(
                span(4, 1)
                        .event("retry", Attribute.of("attempt", 1), Attribute.of("zero", 0.0))
                        .event("fail", Attribute.of("attempt", 2), Attribute.of("zero", -0.0))
                        .event("retry", Attribute.of("attempt", 2))
                        .link(1, 1, Attribute.of("role", "cause"))
                        .link(2, 1, Attribute.of("role", "effect"))
                        .build(),
                span(4, 2).parent(1).event("fail").build());
        Field attempt = new Field.Attribute(Field.Scope.EVENT, "attempt");
        Field zero = new Field.Attribute(Field.Scope.EVENT, "zero");
        Field role = new Field.Attribute(Field.Scope.LINK, "role");
        Field ofParent = new Field.OfParent(Field.Intrinsic.EVENT_NAME);

        Facets facets = reader().facets(
                        new FacetSearch(
                                Queries.parse("{ }"),
                                FIRST_HUNDRED,
                                List.of(Field.Intrinsic.EVENT_NAME, attempt, zero, role, ofParent),
                                10),
                        NEVER);

        assertThat(facets.facets())
                .isEqualTo(List.of(
                        facet(Field.Intrinsic.EVENT_NAME, count(text("fail"), 2), count(text("retry"), 1)),
                        facet(attempt, count(new Value.Int(1), 1), count(new Value.Int(2), 1)),
                        facet(zero, count(new Value.Real(0), 1)),
                        facet(role, count(text("cause"), 1), count(text("effect"), 1)),
                        facet(ofParent, count(text("fail"), 1), count(text("retry"), 1))));
    }

    private static Facet facet(Field field, Facet.Count... counts) {
        return new Facet(field, List.of(counts), true);
    }

    private static Facet.Count count(Value value, long spans) {
        return new Facet.Count(value, spans);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private List<AttributeValueCount> values(Scope scope, String key) {
        return reader().attributeValues(new AttributeKey(scope, key), FIRST_HUNDRED, "", 10, NEVER)
                .items();
    }

    @Test
    void valuesOfDifferentTypesStandApart() {
        assertThat(reader().attributeValues(
                                new AttributeKey(Scope.SPAN, "http.status_code"), TimeRange.ALL, "2", 10, NEVER)
                        .items())
                .isEqualTo(List.of(valueCount("200", 1), new AttributeValueCount(new AttributeValue.Int(200), 1)));
    }

    @Test
    void valuesWithoutTextAreNotSuggested() {
        write(span(4, 1)
                .with(new Attribute("k", new AttributeValue.Bytes(new byte[] {1})))
                .build());

        assertThat(reader().attributeValues(new AttributeKey(Scope.SPAN, "k"), TimeRange.ALL, "", 10, NEVER)
                        .items())
                .isEmpty();
    }

    @Test
    void anAnswerSaysWhetherTheseAreAllValues() {
        AttributeKey route = new AttributeKey(Scope.SPAN, "http.route");

        assertThat(reader().attributeValues(route, FIRST_HUNDRED, "", 2, NEVER).complete())
                .isTrue();
        assertThat(reader().attributeValues(route, FIRST_HUNDRED, "", 1, NEVER).complete())
                .isFalse();
    }

    @Test
    void ofTooManyDifferentValuesSomeAreCountedExactlyAndTheAnswerSaysSo() {
        int inGroup = 10_000;
        write(
                span(4, 1).with("id", "often").build(),
                span(4, 2).with("id", "often").build());
        for (int first = 0; first <= ValueTally.MOST_VALUES; first += inGroup) {
            write(LongStream.range(first, first + inGroup)
                    .mapToObj(id ->
                            span(5 + id / 100, 1 + id).with("id", "v" + id).build())
                    .toList());
        }
        AttributeKey key = new AttributeKey(Scope.SPAN, "id");

        AttributeValues all = reader().attributeValues(key, TimeRange.ALL, "", 100, NEVER);
        assertThat(all.complete()).isFalse();
        assertThat(all.items()).hasSize(100).doesNotHaveDuplicates();
        assertThat(all.items()).allMatch(count -> count.equals(valueCount("often", 2)) || count.spanCount() == 1);
        assertThat(reader().attributeValues(key, TimeRange.ALL, "v1234", 100, NEVER))
                .isEqualTo(new AttributeValues(
                        Stream.concat(Stream.of("v1234"), IntStream.range(0, 10).mapToObj(digit -> "v1234" + digit))
                                .map(text -> valueCount(text, 1))
                                .toList(),
                        true));
    }

    @Test
    void moreOperationsThanAListHoldsAreRefusedAndFewerOfAShorterRangeAreNot() {
        write(IntStream.rangeClosed(1, NamedCounts.MOST + 1)
                .mapToObj(i -> span(100 + i, i)
                        .service("router")
                        .name("GET /users/" + i)
                        .from(10_000 + i)
                        .build())
                .toList());

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> reader().operations("router", TimeRange.ALL, NEVER))
                .withMessage(
                        "operations with too many different names (expected: at most 50000, and 16777216 characters in"
                                + " all); a shorter time range may have fewer")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.TOO_LARGE));
        TimeRange shorter = new TimeRange(EPOCH + 10_002, EPOCH + 11_000_000);
        assertThat(reader().operations("router", shorter, NEVER)).hasSize(NamedCounts.MOST);
        assertThat(reader().services(TimeRange.ALL, NEVER))
                .contains(new ServiceCount("router", NamedCounts.MOST + 1L, 0));
    }

    @Test
    void totalsCountSpansAndTheirLinks() {
        write(span(5, 1).link(1, 1).link(1, 1).link(0, 0).build());

        StoreTotals totals = reader().totals(NEVER);

        assertThat(totals.spanCount()).isEqualTo(6);
        assertThat(totals.linkCount()).isEqualTo(3);
        assertThat(totals.conflictingSpanCount()).isZero();
    }

    private List<AttributeKeyCount> keys(Set<Scope> scopes, TimeRange range, String prefix, int limit) {
        return reader().attributeKeys(new KeySearch(scopes, range, prefix, limit), NEVER)
                .items();
    }

    private static AttributeKeyCount keyCount(Scope scope, String key, long spans, String... types) {
        return new AttributeKeyCount(new AttributeKey(scope, key), new TreeSet<>(Set.of(types)), spans);
    }

    private static AttributeValueCount valueCount(String text, long spans) {
        return new AttributeValueCount(new AttributeValue.Text(text), spans);
    }
}
