package dev.weft.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A load has the sizes, keys and ids that it promises, and is the same for the same seed. */
class LoadTest {

    private static final long START = 1_700_000_000_000_000_000L;
    private static final long HOUR = 3_600_000_000_000L;

    @ParameterizedTest
    @EnumSource
    void hasTheSizesItPromises(KeySpread keys) {
        Load load = load(7, keys, 500);
        List<Span> spans = spans(load);
        long bytes = IntStream.range(0, load.requests())
                .mapToLong(number -> Requests.bytes(load, number).length)
                .sum();

        assertThat(spans).hasSize((int) load.shape().spans());
        assertThat((double) bytes / spans.size()).isCloseTo(630, withinPercentage(5));
        assertThat(spans.stream().mapToInt(Span::getLinksCount).sum() / (double) spans.size())
                .isCloseTo(0.43, withinPercentage(5));
        assertThat(spans)
                .allSatisfy(span -> assertThat(span.getAttributesCount()).isEqualTo(12));
    }

    @Test
    void namesTheServicesOfWhichSpansFail() {
        Load load = load(7, KeySpread.PEERS, 500);

        assertThat(IntStream.range(0, Load.SERVICES)
                        .mapToObj(load::failingServiceName)
                        .collect(Collectors.toSet()))
                .isEqualTo(resources(load).stream()
                        .filter(resource -> resource.getScopeSpansList().stream()
                                .flatMap(scope -> scope.getSpansList().stream())
                                .anyMatch(span -> span.getStatus().getCodeValue() == 2))
                        .map(resource -> text(resource.getResource().getAttributesList(), "service.name"))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({"PEERS, 42", "KEYS300, 300"})
    void spreadsItsKeysOverAllServices(KeySpread keys, int count) {
        Load load = load(7, keys, 500);

        assertThat(spans(load).stream()
                        .flatMap(span -> span.getAttributesList().stream())
                        .map(KeyValue::getKey)
                        .distinct())
                .hasSize(count);
        assertThat(resources(load))
                .allSatisfy(resource ->
                        assertThat(resource.getResource().getAttributesCount()).isEqualTo(8));
        assertThat(resources(load).stream()
                        .map(resource -> text(resource.getResource().getAttributesList(), "service.name"))
                        .collect(Collectors.toSet()))
                .isEqualTo(IntStream.range(0, 50).mapToObj(Load::serviceName).collect(Collectors.toSet()));
    }

    @Test
    void everySpanHasAnIdOfItsOwnAndEveryLinkPointsAtAStoredSpan() {
        List<Span> spans = spans(load(7, KeySpread.PEERS, 500));
        Set<List<ByteString>> keys = new HashSet<>();
        for (Span span : spans) {
            keys.add(List.of(span.getTraceId(), span.getSpanId()));
        }

        assertThat(keys).hasSize(spans.size());
        assertThat(spans.stream()
                        .flatMap(span -> span.getLinksList().stream())
                        .filter(link -> !keys.contains(List.of(link.getTraceId(), link.getSpanId()))))
                .isEmpty();
    }

    @Test
    void idsAndRareValuesFollowFromTheNumberOfTheTrace() {
        Load load = load(7, KeySpread.PEERS, 50);
        List<Span> third = Requests.spans(Requests.parse(load, 3));

        for (int trace = 15; trace < 20; trace++) {
            String id = load.traceIdHex(trace);
            List<Span> spans = third.stream()
                    .filter(span -> hex(span.getTraceId()).equals(id))
                    .toList();
            int number = trace;
            assertThat(spans.stream().map(span -> hex(span.getSpanId())))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 10)
                            .mapToObj(span -> load.spanIdHex(number, span))
                            .toList());
            assertThat(spans).allSatisfy(span -> {
                assertThat(text(span.getAttributesList(), "session.id")).isEqualTo(load.sessionId(number));
                assertThat(text(span.getAttributesList(), "user.id")).isEqualTo(load.userId(number));
            });
            assertThat(spans.stream().filter(span -> span.getParentSpanId().isEmpty()))
                    .extracting(span -> hex(span.getSpanId()))
                    .containsExactly(load.spanIdHex(trace, 0));
        }
    }

    @Test
    void spansLieWithinTheirStretchOfTime() {
        Load load = load(7, KeySpread.PEERS, 500);

        assertThat(spans(load)).allSatisfy(span -> {
            assertThat(span.getStartTimeUnixNano()).isBetween(START, START + HOUR);
            assertThat(span.getEndTimeUnixNano() - span.getStartTimeUnixNano()).isBetween(0L, 300_000_000L);
        });
    }

    @Test
    void sameSeedSameLoad() {
        byte[] third = Requests.bytes(load(7, KeySpread.PEERS, 500), 3);

        assertThat(Requests.bytes(load(7, KeySpread.PEERS, 500), 3)).isEqualTo(third);
        assertThat(Arrays.equals(Requests.bytes(load(8, KeySpread.PEERS, 500), 3), third))
                .isFalse();
    }

    private static Load load(long seed, KeySpread keys, int spansPerRequest) {
        return new Load(new LoadShape(seed, keys, 5_000, spansPerRequest, START, HOUR));
    }

    private static List<ResourceSpans> resources(Load load) {
        return IntStream.range(0, load.requests())
                .mapToObj(number -> Requests.parse(load, number))
                .flatMap(request -> request.getResourceSpansList().stream())
                .toList();
    }

    private static List<Span> spans(Load load) {
        return IntStream.range(0, load.requests())
                .mapToObj(number -> Requests.spans(Requests.parse(load, number)))
                .flatMap(List::stream)
                .toList();
    }

    private static String text(List<KeyValue> attributes, String key) {
        return attributes.stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElseThrow();
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
