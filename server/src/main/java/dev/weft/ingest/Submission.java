package dev.weft.ingest;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import java.util.List;

/**
 * One decoded request.
 *
 * @param batch the spans that the decoder did not reject, within the limits
 * @param findings what was rejected, mended and cut
 */
public record Submission(SpanBatch batch, Findings findings) {

    /** Returns the spans cut to the limits, which adds to the findings. */
    public static Submission cut(List<Span> spans, IngestLimits limits, Findings findings) {
        SpanTrimmer trimmer = new SpanTrimmer(limits, findings);
        return new Submission(SpanBatch.of(spans.stream().map(trimmer::trim).toList()), findings);
    }
}
