package dev.weft.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final LoadShape SHAPE = new LoadShape(7, 2_000, 1_700_000_000_000_000_000L, 3_600_000_000_000L);

    private final Load load = new Load(SHAPE);

    @Test
    void hasTheSizesItPromises() {
        List<Span> spans = spans();

        assertThat(spans).hasSize((int) SHAPE.spans());
        assertThat(load.request(0).getResourceSpansList())
                .allSatisfy(resource ->
                        assertThat(resource.getResource().getAttributesCount()).isEqualTo(8));
        assertThat(spans)
                .allSatisfy(span -> assertThat(span.getAttributesCount()).isEqualTo(12));
        assertThat(spans.stream().mapToInt(Span::getLinksCount).sum() / (double) spans.size())
                .isCloseTo(0.43, withinPercentage(5));
    }

    @Test
    void everySpanHasAnIdOfItsOwnAndEveryLinkPointsAtAStoredSpan() {
        Set<List<ByteString>> keys = new HashSet<>();
        for (Span span : spans()) {
            keys.add(List.of(span.getTraceId(), span.getSpanId()));
        }

        assertThat(keys).hasSize((int) SHAPE.spans());
        assertThat(spans().stream()
                        .flatMap(span -> span.getLinksList().stream())
                        .filter(link -> !keys.contains(List.of(link.getTraceId(), link.getSpanId()))))
                .isEmpty();
    }

    @Test
    void sameSeedSameLoad() {
        assertThat(new Load(SHAPE).request(3)).isEqualTo(load.request(3));
        assertThat(new Load(new LoadShape(8, 2_000, SHAPE.startUnixNano(), SHAPE.durationNanos())).request(3))
                .isNotEqualTo(load.request(3));
    }

    private List<Span> spans() {
        return IntStream.range(0, load.requests())
                .mapToObj(load::request)
                .map(ExportTraceServiceRequest::getResourceSpansList)
                .flatMap(List::stream)
                .map(ResourceSpans::getScopeSpansList)
                .flatMap(List::stream)
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }
}
