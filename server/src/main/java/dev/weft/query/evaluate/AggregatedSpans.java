package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.query.Stage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a pipeline that begins with a scalar filter begins with: the spans on which one of its aggregates has something to
 * aggregate. For {@code count()} that is every span.
 */
final class AggregatedSpans implements SpansetReader {

    private final List<Aggregation> aggregations;

    AggregatedSpans(Stage.Keep keep, Traces traces) {
        this.aggregations = List.copyOf(Aggregation.of(keep, traces).values());
    }

    @Override
    public Set<SpanId> spans(Given given) {
        return given.returnable().stream()
                .filter(span -> aggregations.stream().anyMatch(aggregation -> aggregation.isOn(span, given.trace())))
                .map(Span::spanId)
                .collect(Collectors.toSet());
    }
}
