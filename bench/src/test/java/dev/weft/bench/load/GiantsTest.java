package dev.weft.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The few giants among the traces of a load. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GiantsTest {

    private static final int GRPC_MESSAGE_BYTES = 4 << 20;

    private final Load plain =
            new Load(new LoadShape(7, KeySpread.PEERS, 2_000, 50, 1_700_000_000_000_000_000L, 3_600_000_000_000L));
    private final LoadWithGiants load = new LoadWithGiants(plain);
    private final Giants giants = load.giants();

    private final Map<String, List<Span>> traces = IntStream.range(0, load.requests())
            .mapToObj(number -> Requests.spans(Requests.parse(load, number)))
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(
                    span -> HexFormat.of().formatHex(span.getTraceId().toByteArray())));

    @Test
    void holdsTheLoadAndOneTraceOf100000Spans() {
        List<Span> large = spansOf(giants.largeTrace());

        assertThat(large.stream().map(Span::getSpanId).distinct()).hasSize(100_000);
        assertThat(large.stream().filter(span -> span.getParentSpanId().isEmpty()))
                .hasSize(1);
        assertThat(traces.keySet())
                .containsAll(
                        IntStream.range(0, 2_000).mapToObj(plain::traceIdHex).toList());
        assertThat(traces.values().stream().mapToLong(List::size).sum()).isEqualTo(load.allSpans());
    }

    @Test
    void fanOutLinksToTracesOfTheLoad() {
        for (int fanOut : List.of(giants.fanOutNear(), giants.fanOutFar())) {
            List<Span> spans = spansOf(fanOut);

            assertThat(spans).hasSize(1);
            assertThat(spans.getFirst().getLinksList())
                    .hasSize(10_000)
                    .allSatisfy(link -> assertThat(traces)
                            .containsKey(
                                    HexFormat.of().formatHex(link.getTraceId().toByteArray())));
        }
    }

    @Test
    void tenThousandSpansLinkToTheFanIn() {
        String linked = plain.traceIdHex(giants.fanIn());

        assertThat(traces.values().stream()
                        .flatMap(List::stream)
                        .flatMap(span -> span.getLinksList().stream())
                        .filter(link -> HexFormat.of()
                                .formatHex(link.getTraceId().toByteArray())
                                .equals(linked)))
                .hasSize(10_000);
        assertThat(spansOf(giants.fanIn())).hasSize(1);
    }

    @Test
    void requestsFitIntoOneMessage() {
        assertThat(load.largestRequestBytes()).isLessThan(GRPC_MESSAGE_BYTES);
    }

    private List<Span> spansOf(int trace) {
        return traces.getOrDefault(plain.traceIdHex(trace), List.of());
    }
}
