package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.TimeRange;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.SpanFacts;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one part holds of one trace: its spans by index from 0, in no order that matters, and later versions of spans. */
public interface PartTrace {

    /** Returns how many spans there are, 0 when all are conflicting versions. */
    int spanCount();

    SpanId spanId(int index);

    /** Returns the index behind those that are read in one piece with this one: few enough to be read without a pause. */
    int pieceEnd(int index);

    /** Returns the index of the span, -1 when it is not here. */
    default int indexOf(SpanId spanId) {
        return indexOf(spanId, 0, spanCount());
    }

    /** Returns the index of the span among those from one index to before another, -1 when it is not there. */
    int indexOf(SpanId spanId, int from, int end);

    Span span(int index);

    /** Returns the spans from one index to before another whole. */
    List<Span> spans(int from, int end);

    /** Returns the spans at these indexes whole. */
    List<Span> spans(BitSet indexes);

    SpanFacts facts(int index);

    SpanId parentSpanId(int index);

    int eventCount(int index);

    int linkCount(int index);

    /** Returns the indexes of spans that start in the range and match one of the filters. */
    BitSet matches(List<SpanFilter> anyOf, TimeRange range);

    /** Returns the summary's root when it is known without reading spans, else null. */
    @Nullable
    SpanFacts root();

    /** Returns the totals over the spans, null when there are none. */
    @Nullable
    TraceSummary summary();

    int conflictingCount();

    /** Returns one of the conflicting versions, by index from 0, in the order in which they were committed. */
    Span conflicting(int index);

    SpanId conflictingSpanId(int index);
}
