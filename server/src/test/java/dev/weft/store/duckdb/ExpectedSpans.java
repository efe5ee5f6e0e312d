package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.store.Cancellation;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkQuery;
import dev.weft.store.SpanReader;
import dev.weft.store.contract.TestSpans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Spans that must be in a store, and those that may be. */
final class ExpectedSpans {

    private static final Cancellation NEVER = new Cancellation();

    /** What was acknowledged, or seen to be there by a check. */
    private final Map<SpanKey, Span> there = new HashMap<>();

    /** Requests that were sent and not acknowledged: each is there whole or adds nothing. */
    private final List<List<Span>> open = new ArrayList<>();

    private final List<Span> sent = new ArrayList<>();

    void sent(List<Span> request) {
        open.add(request);
        sent.addAll(request);
    }

    void acknowledged(List<Span> request) {
        open.remove(request);
        request.forEach(span -> there.put(span.key(), span));
    }

    @Nullable
    Span any(Random random) {
        return sent.isEmpty() ? null : sent.get(random.nextInt(sent.size()));
    }

    void check(SpanReader reader, int traces, String moment) {
        Map<SpanKey, Span> found = new HashMap<>();
        for (int trace = 1; trace <= traces; trace++) {
            for (Span span : reader.findTrace(TestSpans.traceId(trace), NEVER).spans()) {
                assertThat(found.put(span.key(), span)).as("twice, %s", moment).isNull();
            }
        }
        assertThat(found).as(moment).containsAllEntriesOf(there);
        Set<SpanKey> allowed = new HashSet<>(there.keySet());
        for (List<Span> request : open) {
            boolean whole = request.stream().allMatch(span -> found.containsKey(span.key()));
            if (whole) {
                request.forEach(span -> allowed.add(span.key()));
            }
        }
        assertThat(allowed).as("whole requests alone, %s", moment).containsAll(found.keySet());
        there.putAll(found);
        assertThat(reader.totals(NEVER).spanCount()).as(moment).isEqualTo(found.size());
        checkLinks(reader, found, moment);
    }

    private static void checkLinks(SpanReader reader, Map<SpanKey, Span> found, String moment) {
        Map<SpanKey, Long> incoming = new HashMap<>();
        for (Span span : found.values()) {
            for (SpanLink link : span.links()) {
                incoming.merge(link.linked(), 1L, Long::sum);
            }
        }
        incoming.forEach((linked, count) -> assertThat(reader.links(
                                new LinkQuery(linked, LinkDirection.INCOMING, LinkOrder.LINK, 1, null, null, null),
                                NEVER)
                        .total())
                .as("links to %s, %s", linked, moment)
                .isEqualTo(count));
    }
}
