package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkState;
import dev.weft.store.SpanReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is known of the links between spans: both directions agree with the spans, and what was dropped is called expired. */
final class ExpectedLinks {

    static final Cancellation NEVER = new Cancellation();

    /** Traces that links name and no span is of. */
    static final int UNKNOWN_TRACES = 2;

    static final Duration RETENTION = Duration.ofDays(3);

    /** Outgoing links of so many spans are looked at. */
    private static final int SAMPLE = 40;

    private static final int MORE_THAN_A_SPAN_HAS = 10;

    /** When traces were dropped that must be remembered. */
    private final Map<TraceId, Long> expired = new HashMap<>();

    /** Traces that may be remembered as dropped or not. */
    private final Set<TraceId> uncertain = new HashSet<>();

    void mayExpire(TraceId trace) {
        uncertain.add(trace);
    }

    void expired(TraceId trace, long nowUnixMillis) {
        uncertain.add(trace);
        expired.put(trace, nowUnixMillis);
    }

    void mayForget() {
        expired.clear();
    }

    void check(SpanReader reader, Map<SpanKey, Span> found, long nowUnixMillis, String moment) {
        checkIncoming(reader, found, moment);
        found.values().stream()
                .filter(span -> !span.links().isEmpty())
                .limit(SAMPLE)
                .forEach(span -> checkOutgoing(reader, span, found, nowUnixMillis, moment));
    }

    private static void checkIncoming(SpanReader reader, Map<SpanKey, Span> found, String moment) {
        Map<SpanKey, Long> incoming = new HashMap<>();
        for (Span span : found.values()) {
            for (SpanLink link : span.links()) {
                incoming.merge(link.linked(), 1L, Long::sum);
            }
        }
        incoming.forEach((linked, count) -> assertThat(
                        links(reader, linked, LinkDirection.INCOMING, 1).total())
                .as("links to %s, %s", linked, moment)
                .isEqualTo(count));
    }

    private void checkOutgoing(
            SpanReader reader, Span span, Map<SpanKey, Span> found, long nowUnixMillis, String moment) {
        LinkPage page = links(reader, span.key(), LinkDirection.OUTGOING, MORE_THAN_A_SPAN_HAS);
        assertThat(page.items()).extracting(LinkEnd::link).isEqualTo(span.links());
        for (LinkEnd end : page.items()) {
            SpanKey linked = end.link().linked();
            String what = "link to " + linked + ", " + moment;
            if (found.containsKey(linked)) {
                assertThat(end.state()).as(what).isEqualTo(LinkState.RESOLVED);
            } else if (isRemembered(linked.traceId(), nowUnixMillis)) {
                assertThat(end.state()).as(what).isEqualTo(LinkState.EXPIRED);
            } else if (uncertain.contains(linked.traceId())) {
                assertThat(end.state()).as(what).isIn(LinkState.EXPIRED, LinkState.NOT_STORED);
            } else {
                assertThat(end.state()).as(what).isEqualTo(LinkState.NOT_STORED);
            }
        }
    }

    private boolean isRemembered(TraceId trace, long nowUnixMillis) {
        Long dropped = expired.get(trace);
        return dropped != null && nowUnixMillis - dropped < 10 * RETENTION.toMillis();
    }

    private static LinkPage links(SpanReader reader, SpanKey span, LinkDirection direction, int limit) {
        return reader.links(new LinkQuery(span, direction, LinkOrder.LINK, limit, null, null, null), NEVER);
    }
}
