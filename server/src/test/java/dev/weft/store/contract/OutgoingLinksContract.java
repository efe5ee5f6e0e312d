package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.linkTo;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.store.DanglingReason;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkPlace;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkState;
import dev.weft.store.LinkTiming;
import dev.weft.store.SpanFacts;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Links to": the links that a span carries, each with the other end or why there is none. */
public abstract class OutgoingLinksContract extends StoreContract {

    private static final int TEN_THOUSAND = 10_000;

    protected OutgoingLinksContract(StoreBackend backend) {
        super(backend);
    }

    @Test
    void aBatchNamesTheRequestsItWasMadeOf() {
        Span first = span(1, 1)
                .service("orders")
                .name("receive-order")
                .from(0)
                .lasting(10)
                .build();
        Span second = span(2, 1)
                .service("orders")
                .name("receive-order")
                .from(5)
                .lasting(100)
                .build();
        SpanLink toFirst = linkTo(first.key(), Attribute.of("queue.position", 1));
        SpanLink toSecond = linkTo(second.key());
        Span batch = span(3, 1)
                .service("worker")
                .from(50)
                .link(toFirst)
                .link(toSecond)
                .droppedLinks(7)
                .build();
        write(first, second, batch);

        assertThat(outgoing(batch.key()))
                .isEqualTo(new LinkPage(
                        true,
                        2,
                        7,
                        List.of(
                                new LinkEnd(
                                        toFirst,
                                        0,
                                        SpanFacts.of(first),
                                        LinkState.RESOLVED,
                                        null,
                                        LinkTiming.WAITED,
                                        OptionalLong.of(40)),
                                new LinkEnd(
                                        toSecond,
                                        1,
                                        SpanFacts.of(second),
                                        LinkState.RESOLVED,
                                        null,
                                        LinkTiming.OVERLAPS,
                                        OptionalLong.of(-55))),
                        null));
    }

    @Test
    void aLinkComesBackAsItWasSent() {
        SpanLink sent = new SpanLink(
                key(1, 1).traceId(),
                key(1, 1).spanId(),
                "vendor=1,other=é",
                0xfffffff1,
                Attributes.of(Attribute.of("a", "x"), Attribute.of("a", 2), Attribute.of("", true)),
                -1);
        write(span(2, 1).link(sent).build());

        assertThat(outgoing(key(2, 1)).items()).extracting(LinkEnd::link).isEqualTo(List.of(sent));
    }

    @Test
    void aLinkThatDanglesSaysWhy() {
        write(span(1, 1).build());
        SpanLink traceUnknown = linkTo(key(9, 1));
        SpanLink spanMissing = linkTo(key(1, 2));
        write(span(2, 1).link(traceUnknown).link(spanMissing).build());

        assertThat(outgoing(key(2, 1)).items())
                .isEqualTo(List.of(
                        LinkEnd.dangling(traceUnknown, 0, DanglingReason.TRACE_UNKNOWN),
                        LinkEnd.dangling(spanMissing, 1, DanglingReason.SPAN_MISSING_IN_TRACE)));
    }

    @Test
    void aLinkWithAZeroIdIsInvalidEvenWhereSuchASpanIsStored() {
        write(span(0, 0).build(), span(1, 0).build(), span(0, 1).build());
        write(span(2, 1).link(0, 0).link(1, 0).link(0, 1).build());

        assertThat(outgoing(key(2, 1)).items())
                .isEqualTo(List.of(
                        LinkEnd.invalid(linkTo(key(0, 0)), 0),
                        LinkEnd.invalid(linkTo(key(1, 0)), 1),
                        LinkEnd.invalid(linkTo(key(0, 1)), 2)));
    }

    @Test
    void aLinkResolvesWhenItsLinkedSpanArrives() {
        write(span(2, 1).from(9).link(1, 1).build());
        assertThat(outgoing(key(2, 1)).items())
                .isEqualTo(List.of(LinkEnd.dangling(linkTo(key(1, 1)), 0, DanglingReason.TRACE_UNKNOWN)));

        write(span(1, 2).build());
        assertThat(outgoing(key(2, 1)).items())
                .isEqualTo(List.of(LinkEnd.dangling(linkTo(key(1, 1)), 0, DanglingReason.SPAN_MISSING_IN_TRACE)));

        Span late = span(1, 1).from(0).lasting(4).build();
        write(late);
        assertThat(outgoing(key(2, 1)).items())
                .isEqualTo(List.of(new LinkEnd(
                        linkTo(key(1, 1)),
                        0,
                        SpanFacts.of(late),
                        LinkState.RESOLVED,
                        null,
                        LinkTiming.WAITED,
                        OptionalLong.of(5))));
    }

    @Test
    void aSpanMayLinkToItselfAndItsOwnTrace() {
        Span root = span(1, 1).from(0).lasting(100).build();
        Span child =
                span(1, 2).parent(1).from(10).lasting(5).link(root).link(1, 2).build();
        write(root, child);

        assertThat(outgoing(child.key()).items())
                .isEqualTo(List.of(
                        new LinkEnd(
                                linkTo(root.key()),
                                0,
                                SpanFacts.of(root),
                                LinkState.RESOLVED,
                                null,
                                LinkTiming.OVERLAPS,
                                OptionalLong.of(-90)),
                        new LinkEnd(
                                linkTo(child.key()),
                                1,
                                SpanFacts.of(child),
                                LinkState.RESOLVED,
                                null,
                                LinkTiming.OVERLAPS,
                                OptionalLong.of(-5))));
    }

    @Test
    void aLinkTwiceIsTwoLinks() {
        write(span(1, 1).build());
        write(span(2, 1)
                .link(1, 1, Attribute.of("n", 1))
                .link(1, 1, Attribute.of("n", 2))
                .build());

        assertThat(outgoing(key(2, 1)).items())
                .extracting(LinkEnd::link)
                .isEqualTo(List.of(linkTo(key(1, 1), Attribute.of("n", 1)), linkTo(key(1, 1), Attribute.of("n", 2))));
    }

    @ParameterizedTest
    @EnumSource(LinkOrder.class)
    void aThousandLinksPageWithoutGapOrOverlap(LinkOrder order) {
        write(LongStream.rangeClosed(1, 900)
                .mapToObj(i -> span(i, 1).from(i % 7).lasting(i % 5).build())
                .toList());
        TestSpans batch = span(10_000, 1).from(1_000);
        LongStream.rangeClosed(1, 1_000).forEach(i -> batch.link(i, 1));
        write(batch.build());

        List<LinkPage> pages = Pages.links(
                reader(), new LinkQuery(key(10_000, 1), LinkDirection.OUTGOING, order, 100, null, null, null));

        assertThat(pages)
                .extracting(page -> page.items().size())
                .containsOnly(100)
                .hasSize(10);
        assertThat(pages).extracting(LinkPage::total).containsOnly(1_000L);
        List<SpanKey> linked = pages.stream()
                .flatMap(page -> page.items().stream())
                .map(end -> end.link().linked())
                .toList();
        assertThat(linked).doesNotHaveDuplicates().hasSize(1_000);
        assertThat(linked.subList(900, 1_000))
                .isEqualTo(LongStream.rangeClosed(901, 1_000)
                        .mapToObj(i -> key(i, 1))
                        .toList());
    }

    /** A cursor comes back from outside, and may say anything. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, Integer.MAX_VALUE - 1})
    void aPageBeginsBehindAnyPosition(int position) {
        write(span(1, 1).link(2, 1).link(3, 1).build());
        LinkPlace after = new LinkPlace(true, 0, key(2, 1), position);

        LinkPage page = reader().links(
                        new LinkQuery(key(1, 1), LinkDirection.OUTGOING, LinkOrder.LINK, 10, after, null, null), NEVER);

        assertThat(page.items())
                .extracting(LinkEnd::position)
                .isEqualTo(
                        IntStream.range(0, 2).filter(i -> i > position).boxed().toList());
        assertThat(page.next()).isNull();
    }

    /** Neither the span, nor any of its links or what is known of their ends, is cut. */
    @Test
    void aSpanOfTenThousandLinksIsStoredWhole() {
        List<Span> ends = LongStream.range(0, TEN_THOUSAND)
                .filter(i -> i % 3 != 0)
                .mapToObj(i -> span(1 + i / 50, 1 + i % 50)
                        .service("orders-" + i % 7)
                        .name("receive-" + i % 11)
                        .from(i % 500)
                        .lasting(1 + i % 300)
                        .build())
                .toList();
        TestSpans linking = span(100_000, 1).service("worker").from(400).lasting(50);
        List<SpanLink> sent = LongStream.range(0, TEN_THOUSAND)
                .mapToObj(OutgoingLinksContract::detailedLink)
                .toList();
        sent.forEach(linking::link);
        Span batch = linking.build();
        write(ends);
        write(batch);

        assertThat(reader().findSpan(batch.key(), NEVER)).contains(batch);
        Map<SpanKey, Span> linked = ends.stream().collect(Collectors.toMap(Span::key, Function.identity()));
        List<LinkEnd> expected = IntStream.range(0, TEN_THOUSAND)
                .mapToObj(i -> end(batch, i, linked.get(sent.get(i).linked())))
                .toList();
        List<LinkPage> pages = Pages.links(
                reader(), new LinkQuery(batch.key(), LinkDirection.OUTGOING, LinkOrder.LINK, 1_000, null, null, null));
        assertThat(pages).extracting(LinkPage::total).containsOnly((long) TEN_THOUSAND);
        assertThat(pages.stream().flatMap(page -> page.items().stream()).toList())
                .isEqualTo(expected);
    }

    private static SpanLink detailedLink(long number) {
        SpanKey linked = key(1 + number / 50, 1 + number % 50);
        return new SpanLink(
                linked.traceId(),
                linked.spanId(),
                "vendor=" + number,
                (int) number,
                Attributes.of(
                        Attribute.of("queue.position", number), Attribute.of("message.id", "message-" + number * 31)),
                (int) (number % 4));
    }

    private static LinkEnd end(Span linking, int position, @Nullable Span linked) {
        SpanLink link = linking.links().get(position);
        return linked == null
                ? LinkEnd.dangling(link, position, DanglingReason.SPAN_MISSING_IN_TRACE)
                : LinkEnd.resolved(link, position, SpanFacts.of(linking), SpanFacts.of(linked));
    }

    @Test
    void aSpanThatIsNotStoredHasNoOutgoingLinks() {
        assertThat(outgoing(key(5, 5))).isEqualTo(new LinkPage(false, 0, 0, List.of(), null));
    }

    private LinkPage outgoing(SpanKey span) {
        return reader().links(
                        new LinkQuery(span, LinkDirection.OUTGOING, LinkOrder.LINK, 100, null, null, null), NEVER);
    }
}
