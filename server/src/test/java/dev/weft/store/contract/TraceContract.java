package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.EPOCH;
import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.spanId;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.OutlineRow;
import dev.weft.store.SpanFacts;
import dev.weft.store.StoredTrace;
import dev.weft.store.TraceSize;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Traces, outlines and spans by their ids. */
public abstract class TraceContract extends StoreContract {

    protected TraceContract(StoreBackend backend) {
        super(backend);
    }

    @Test
    void whatIsNotStoredIsNotFound() {
        write(span(1, 1).build());

        assertThat(reader().findTrace(traceId(2), NEVER)).isEqualTo(StoredTrace.UNKNOWN);
        assertThat(reader().outline(traceId(2), NEVER)).isEqualTo(List.of());
        assertThat(reader().findSpan(key(1, 2), NEVER)).isEmpty();
        assertThat(reader().findSpan(key(2, 1), NEVER)).isEmpty();
        assertThat(reader().traceSize(traceId(2), NEVER)).isEqualTo(new TraceSize(0, 0));
        assertThat(reader().findSpans(List.of(key(1, 2), key(2, 1)), NEVER)).isEmpty();
    }

    @Test
    void spansAreFoundTogetherWithoutTheOthersOfTheirTraces() {
        List<Span> written = new ArrayList<>();
        for (int id = 1; id <= 3_000; id++) {
            written.add(span(1, id).build());
        }
        written.add(span(2, 1).build());
        write(written);
        List<Span> wanted = List.of(written.getFirst(), written.get(1_500), written.get(2_999), written.getLast());

        assertThat(reader().findSpans(
                                Stream.concat(wanted.stream().map(Span::key), Stream.of(key(2, 7), key(3, 1)))
                                        .toList(),
                                NEVER)
                        .values())
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void aTraceIsOrderedByStartThenSpanId() {
        Span late = span(1, 1).from(7).build();
        Span tieHigh = span(1, 3).from(2).build();
        Span tieLow = span(1, 2).from(2).build();
        Span unsignedHigh = span(1, -1).from(2).build();
        write(late, tieHigh, unsignedHigh, tieLow, span(2, 1).build());

        assertThat(reader().findTrace(traceId(1), NEVER).spans())
                .isEqualTo(List.of(tieLow, tieHigh, unsignedHigh, late));
    }

    @Test
    void idsDifferInEveryHalf() {
        SpanKey plain = new SpanKey(new TraceId(1, 2), spanId(3));
        Span stored = spanOf(plain);
        Span otherHigh = spanOf(new SpanKey(new TraceId(7, 2), spanId(3)));
        Span otherLow = spanOf(new SpanKey(new TraceId(1, 7), spanId(3)));
        write(stored, otherHigh, otherLow);

        assertThat(reader().findTrace(plain.traceId(), NEVER).spans()).isEqualTo(List.of(stored));
        assertThat(reader().findSpan(plain, NEVER)).contains(stored);
    }

    @Test
    void anOutlineCountsEventsAndLinksBothWays() {
        Span root = span(1, 1)
                .service("orders")
                .name("root")
                .lasting(9)
                .event("e")
                .event("e")
                .build();
        Span child =
                span(1, 2).parent(1).from(1).link(root).link(root).link(5, 5).build();
        Span other = span(2, 1).link(root).build();
        write(root, child, other);

        assertThat(reader().outline(traceId(1), NEVER))
                .isEqualTo(List.of(
                        new OutlineRow(SpanFacts.of(root), SpanId.INVALID, 2, 0, 3, 0),
                        new OutlineRow(SpanFacts.of(child), spanId(1), 0, 3, 0, 0)));
    }

    @Test
    void aTraceOfManySpansComesWhole() {
        List<Span> spans = LongStream.rangeClosed(1, 12_000)
                .mapToObj(i -> span(1, i).from(i).parent(i / 2).build())
                .toList();
        write(spans);

        assertThat(reader().findTrace(traceId(1), NEVER).spans()).isEqualTo(spans);
        assertThat(reader().outline(traceId(1), NEVER).stream().map(OutlineRow::span))
                .isEqualTo(spans.stream().map(SpanFacts::of).toList());
    }

    @Test
    void spansOfATraceMayComeInAnyOrderAndGroup() {
        Span child = span(1, 2).parent(1).from(3).build();
        Span root = span(1, 1).from(0).build();
        write(child);
        write(root);

        assertThat(reader().findTrace(traceId(1), NEVER).spans()).isEqualTo(List.of(root, child));
    }

    private static Span spanOf(SpanKey key) {
        Span plain = span(1, 1).startingAt(EPOCH).build();
        return new Span(
                key.traceId(),
                key.spanId(),
                plain.parentSpanId(),
                plain.traceState(),
                plain.flags(),
                plain.name(),
                plain.kind(),
                plain.startTimeUnixNano(),
                plain.endTimeUnixNano(),
                plain.attributes(),
                0,
                List.of(),
                0,
                List.of(),
                0,
                plain.status(),
                plain.resource(),
                plain.scope());
    }
}
