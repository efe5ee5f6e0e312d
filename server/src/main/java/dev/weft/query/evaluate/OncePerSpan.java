package dev.weft.query.evaluate;

import dev.weft.model.Span;
import org.jspecify.annotations.Nullable;

/**
 * Reads what does not depend on the chosen event or link, and remembers it for the span that was read last: conditions within
 * conditions are asked for every event and link of the span again. For one thread.
 */
final class OncePerSpan implements SpanReader {

    private final SpanReader reader;
    private @Nullable Span last;
    private SpanValue value = SpanValue.MISSING;

    OncePerSpan(SpanReader reader) {
        this.reader = reader;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // comparing spans whole would cost more than reading them
    public SpanValue read(Span span, TraceTree trace, Elements elements) {
        if (span != last) {
            value = reader.read(span, trace, elements);
            last = span;
        }
        return value;
    }
}
