package dev.weft.ingest;

import dev.weft.model.Span;
import java.util.List;

/**
 * One decoded request.
 *
 * @param spans those that the decoder did not reject
 * @param findings what the decoder rejected and mended; {@link SpanIngest} adds to it
 */
public record Submission(List<Span> spans, Findings findings) {
    public Submission {
        spans = List.copyOf(spans);
    }
}
