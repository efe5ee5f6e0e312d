package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.linkTo;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkState;
import dev.weft.store.LinkTiming;
import dev.weft.store.SpanFacts;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "Linked from": the links of stored spans that point at a span, however far in time and whether it is stored or not. */
public abstract class IncomingLinksContract extends StoreContract {

    protected IncomingLinksContract(StoreBackend backend) {
        super(backend);
    }

    @Test
    void aRequestNamesTheBatchThatProcessedIt() {
        Span request = span(1, 1).service("orders").from(0).lasting(10).build();
        SpanLink link = linkTo(request.key(), Attribute.of("queue.position", 3));
        Span batch = span(2, 1)
                .service("worker")
                .name("process-batch")
                .from(50)
                .link(9, 9)
                .link(link)
                .build();
        write(request, batch);

        assertThat(incoming(request.key(), LinkOrder.LINK))
                .isEqualTo(new LinkPage(
                        true,
                        1,
                        0,
                        List.of(new LinkEnd(
                                link,
                                1,
                                SpanFacts.of(batch),
                                LinkState.RESOLVED,
                                null,
                                LinkTiming.WAITED,
                                OptionalLong.of(40))),
                        null));
    }

    @Test
    void aSpanThatIsNotStoredAnswersWhoLinksToIt() {
        Span batch = span(2, 1).link(1, 1).build();
        write(batch);

        assertThat(incoming(key(1, 1), LinkOrder.WAIT))
                .isEqualTo(new LinkPage(
                        false, 1, 0, List.of(LinkEnd.incoming(linkTo(key(1, 1)), 0, SpanFacts.of(batch), null)), null));
    }

    @Test
    void noLinkPointsAtAZeroId() {
        write(span(0, 0).build(), span(0, 1).build(), span(1, 0).build());
        write(span(2, 1).link(0, 0).link(0, 1).link(1, 0).build());

        for (SpanKey key : List.of(key(0, 0), key(0, 1), key(1, 0))) {
            assertThat(incoming(key, LinkOrder.LINK)).isEqualTo(new LinkPage(true, 0, 0, List.of(), null));
        }
    }

    @Test
    void aSelfLinkIsSeenFromBothSides() {
        Span self = span(1, 1).lasting(3).link(1, 1).build();
        write(self);

        assertThat(incoming(self.key(), LinkOrder.LINK).items())
                .isEqualTo(List.of(LinkEnd.incoming(linkTo(self.key()), 0, SpanFacts.of(self), SpanFacts.of(self))));
    }

    @Test
    void eachLinkOfOneSpanIsALinkOfItsOwn() {
        Span batch = span(2, 1).link(1, 1).link(1, 1).build();
        write(span(1, 1).build(), batch);

        assertThat(incoming(key(1, 1), LinkOrder.LINK).items())
                .extracting(LinkEnd::position)
                .isEqualTo(List.of(0, 1));
    }

    /** Decoding the span for each of its links would take minutes. */
    @Test
    @Timeout(20)
    void manyLinksOfOneSpanAreReadInOneGo() {
        TestSpans batch = span(2, 1);
        IntStream.range(0, 20_000).forEach(_ -> batch.link(1, 1));
        write(span(1, 1).build(), batch.build());

        LinkPage page = incoming(key(1, 1), LinkOrder.LINK);
        assertThat(page.total()).isEqualTo(20_000);
        assertThat(page.items())
                .extracting(LinkEnd::position)
                .isEqualTo(IntStream.range(0, 100).boxed().toList());
        assertThat(reader().linkSummary(key(1, 1), LinkDirection.INCOMING, NEVER)
                        .total())
                .isEqualTo(20_000);
    }

    @Test
    void aRedeliveredLinkingSpanLinksOnce() {
        Span batch = span(2, 1).link(1, 1).build();
        write(batch);
        write(batch, span(1, 1).build());

        assertThat(incoming(key(1, 1), LinkOrder.LINK).total()).isEqualTo(1);
    }

    @Test
    void aLaterVersionOfTheLinkingSpanAddsNoLink() {
        write(span(2, 1).link(1, 1).build());
        write(span(2, 1).name("other").link(1, 1).link(1, 2).build());

        assertThat(incoming(key(1, 1), LinkOrder.LINK).total()).isEqualTo(1);
        assertThat(incoming(key(1, 2), LinkOrder.LINK).total()).isZero();
    }

    @Test
    void ordersSortByWhatTheyName() {
        Span linked = span(1, 1).from(0).lasting(10).build();
        Span early = span(2, 1).from(20).lasting(5).link(linked).build();
        Span late = span(3, 1).from(90).lasting(1).link(linked).build();
        Span overlapping = span(4, 1).from(3).lasting(50).link(linked).build();
        Span endless = span(5, 1).startingAt(1).endingAt(-1L).link(linked).build();
        write(late, linked, endless, overlapping, early);

        assertThat(others(LinkOrder.START)).isEqualTo(List.of(key(5, 1), key(4, 1), key(2, 1), key(3, 1)));
        assertThat(others(LinkOrder.LINK)).isEqualTo(others(LinkOrder.START));
        assertThat(others(LinkOrder.WAIT)).isEqualTo(List.of(key(3, 1), key(2, 1), key(4, 1), key(5, 1)));
        assertThat(others(LinkOrder.DURATION)).isEqualTo(List.of(key(4, 1), key(2, 1), key(3, 1), key(5, 1)));
    }

    @ParameterizedTest
    @EnumSource(LinkOrder.class)
    void aFanInOfTenThousandPagesWithoutGapOrOverlap(LinkOrder order) {
        write(span(1, 1).from(0).lasting(3).build());
        write(LongStream.rangeClosed(1, 10_000)
                .mapToObj(i -> span(100 + i / 3, i)
                        .from(i % 7)
                        .lasting(i % 5)
                        .link(1, 1)
                        .build())
                .toList());

        List<LinkPage> pages =
                Pages.links(reader(), new LinkQuery(key(1, 1), LinkDirection.INCOMING, order, 1_000, null, null, null));

        assertThat(pages).hasSize(10).extracting(LinkPage::total).containsOnly(10_000L);
        List<LinkEnd> ends =
                pages.stream().flatMap(page -> page.items().stream()).toList();
        assertThat(ends).extracting(end -> end.otherKey(LinkDirection.INCOMING)).doesNotHaveDuplicates();
        assertThat(ends)
                .hasSize(10_000)
                .isSortedAccordingTo((a, b) -> order.comparator(LinkDirection.INCOMING)
                        .compare(order.place(LinkDirection.INCOMING, a), order.place(LinkDirection.INCOMING, b)));
    }

    private List<SpanKey> others(LinkOrder order) {
        return incoming(key(1, 1), order).items().stream()
                .map(end -> end.otherKey(LinkDirection.INCOMING))
                .toList();
    }

    private LinkPage incoming(SpanKey span, LinkOrder order) {
        return reader().links(new LinkQuery(span, LinkDirection.INCOMING, order, 100, null, null, null), NEVER);
    }
}
