package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.SpanKey;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkState;
import dev.weft.store.LinkSummary;
import dev.weft.store.LinkSummary.WaitSummary;
import dev.weft.store.LinkTiming;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Links of one state or service, and all of them counted. */
public abstract class LinkFilterContract extends StoreContract {

    protected LinkFilterContract(StoreBackend backend) {
        super(backend);
    }

    @Test
    void outgoingLinksAreFilteredByStateAndService() {
        write(
                span(1, 1).service("orders").build(),
                span(2, 1).service("billing").build(),
                span(3, 1).service("orders").build());
        write(span(9, 1).link(1, 1).link(0, 0).link(2, 1).link(8, 8).link(3, 1).build());

        assertThat(positions(LinkDirection.OUTGOING, key(9, 1), LinkState.RESOLVED, null))
                .isEqualTo(List.of(0, 2, 4));
        assertThat(positions(LinkDirection.OUTGOING, key(9, 1), LinkState.NOT_STORED, null))
                .isEqualTo(List.of(3));
        assertThat(positions(LinkDirection.OUTGOING, key(9, 1), LinkState.INVALID, null))
                .isEqualTo(List.of(1));
        assertThat(positions(LinkDirection.OUTGOING, key(9, 1), null, "orders")).isEqualTo(List.of(0, 4));
        assertThat(positions(LinkDirection.OUTGOING, key(9, 1), LinkState.INVALID, "orders"))
                .isEmpty();
    }

    @Test
    void incomingLinksAreFilteredByStateAndService() {
        write(
                span(2, 1).service("worker").from(1).link(1, 1).build(),
                span(3, 1).service("wor%er").from(2).link(7, 7).link(1, 1).build());

        assertThat(positions(LinkDirection.INCOMING, key(1, 1), null, "wor%er")).isEqualTo(List.of(1));
        assertThat(positions(LinkDirection.INCOMING, key(1, 1), LinkState.RESOLVED, null))
                .isEqualTo(List.of(0, 1));
        assertThat(positions(LinkDirection.INCOMING, key(1, 1), LinkState.NOT_STORED, null))
                .isEmpty();
    }

    @Test
    void aSummaryOfOutgoingLinksCountsEveryState() {
        write(
                span(1, 1).service("orders").from(0).lasting(10).build(),
                span(2, 1).service("orders").from(0).lasting(500).build(),
                span(3, 1).service("billing").from(900).build());
        write(span(9, 1)
                .from(100)
                .link(1, 1)
                .link(2, 1)
                .link(3, 1)
                .link(0, 0)
                .link(8, 8)
                .droppedLinks(4)
                .build());

        assertThat(reader().linkSummary(key(9, 1), LinkDirection.OUTGOING, NEVER))
                .isEqualTo(new LinkSummary(
                        true,
                        5,
                        4,
                        Map.of(LinkState.RESOLVED, 3L, LinkState.INVALID, 1L, LinkState.NOT_STORED, 1L),
                        Map.of(LinkTiming.WAITED, 1L, LinkTiming.OVERLAPS, 1L, LinkTiming.SKEWED, 1L),
                        new TreeMap<>(Map.of("orders", 2L, "billing", 1L)),
                        new WaitSummary(1, 90, 90, 90, 90)));
    }

    @Test
    void aSummaryOfIncomingLinksGivesPercentilesOfWaits() {
        write(span(1, 1).from(0).lasting(0).build());
        write(LongStream.rangeClosed(1, 200)
                .mapToObj(i -> span(2, i).service("worker").from(i).link(1, 1).build())
                .toList());

        assertThat(reader().linkSummary(key(1, 1), LinkDirection.INCOMING, NEVER))
                .isEqualTo(new LinkSummary(
                        true,
                        200,
                        0,
                        Map.of(LinkState.RESOLVED, 200L),
                        Map.of(LinkTiming.WAITED, 200L),
                        new TreeMap<>(Map.of("worker", 200L)),
                        new WaitSummary(200, 1, 100, 198, 200)));
    }

    @Test
    void nothingIsSummedUpAsNothing() {
        for (LinkDirection direction : LinkDirection.values()) {
            assertThat(reader().linkSummary(key(1, 1), direction, NEVER))
                    .isEqualTo(new LinkSummary(false, 0, 0, Map.of(), Map.of(), new TreeMap<>(), null));
        }
    }

    private List<Integer> positions(
            LinkDirection direction, SpanKey span, @Nullable LinkState state, @Nullable String service) {
        LinkPage page =
                reader().links(new LinkQuery(span, direction, LinkOrder.LINK, 100, null, state, service), NEVER);
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items().stream().map(LinkEnd::position).toList();
    }
}
