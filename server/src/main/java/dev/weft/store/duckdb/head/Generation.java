package dev.weft.store.duckdb.head;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.batch.SpanBatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spans of some successive groups, in order of arrival. One thread adds the spans of a group, unseen by readers, and then
 * publishes or discards them together. Readers take a {@link GenerationPart}, which stays as it is.
 */
public final class Generation {

    private final HeadRows rows = new HeadRows();
    private final HeadLinks links = new HeadLinks();
    private final Chains byKey = new Chains();
    private final Chains byTrace = new Chains();

    private volatile Published published = new Published(0, 0, 0, 0, null);

    private int spans;
    private int conflicting;
    private long linkCount;
    private long bytes;
    private @Nullable SpanKey newest;

    /** What readers see: rows below {@code rows}. */
    record Published(
            int rows,
            int spans,
            int conflicting,
            long links,
            @Nullable SpanKey newest) {}

    /** Begins a batch of the group; its spans follow with {@link #add}. */
    public void begin(SpanBatch batch) {
        rows.begin(batch);
        bytes += batch.bytes().length;
    }

    /**
     * Adds a span of the batch that was begun last.
     *
     * @param conflictingVersion whether a span with its ids and other content came before
     */
    public void add(SpanBatch batch, int span, boolean conflictingVersion) {
        int row = rows.add(span, conflictingVersion ? HeadRows.CONFLICTING : HeadRows.SPAN);
        long high = batch.traceIdHigh(span);
        long low = batch.traceIdLow(span);
        byKey.add(IdHash.ofSpan(high, low, batch.spanId(span)), row);
        byTrace.add(IdHash.ofTrace(high, low), row);
        if (conflictingVersion) {
            conflicting++;
            return;
        }
        spans++;
        newest = batch.key(span);
        addLinks(batch, span, row);
    }

    private void addLinks(SpanBatch batch, int span, int row) {
        int end = batch.firstLink(span) + batch.linkCount(span);
        for (int link = batch.firstLink(span); link < end; link++) {
            long high = batch.linkedTraceIdHigh(link);
            long low = batch.linkedTraceIdLow(link);
            long linkedSpan = batch.linkedSpanId(link);
            if ((high | low) != 0 && linkedSpan != 0) {
                links.add(row, link, high, low, linkedSpan);
            }
        }
        linkCount += batch.linkCount(span);
    }

    /** Returns whether a span with these ids was added, published or not, of whatever version. */
    public boolean contains(long traceIdHigh, long traceIdLow, long spanId) {
        return firstOfKey(byKey.newest(IdHash.ofSpan(traceIdHigh, traceIdLow, spanId)), traceIdHigh, traceIdLow, spanId)
                != Chains.NONE;
    }

    /** Returns every version of the span that was added, published or not. */
    public List<Span> versions(SpanKey key) {
        long high = key.traceId().high();
        long low = key.traceId().low();
        long spanId = key.spanId().value();
        List<Span> versions = new ArrayList<>(1);
        int row = firstOfKey(byKey.newest(IdHash.ofSpan(high, low, spanId)), high, low, spanId);
        while (row != Chains.NONE) {
            versions.add(rows.batch(row).span(rows.index(row)));
            row = firstOfKey(byKey.older(row), high, low, spanId);
        }
        return versions;
    }

    /** Shows readers all that was added. */
    public void publish() {
        published = new Published(rows.added(), spans, conflicting, linkCount, newest);
    }

    /** Takes back what was added since the last publication: it is never shown. */
    public void discard() {
        Published last = published;
        for (int row = last.rows(); row < rows.added(); row++) {
            rows.discard(row);
        }
        spans = last.spans();
        conflicting = last.conflicting();
        linkCount = last.links();
        newest = last.newest();
    }

    public GenerationPart part() {
        return new GenerationPart(rows, links, byTrace, published);
    }

    /** Returns the size of the batches' messages, those of discarded groups included. */
    public long bytes() {
        return bytes;
    }

    /** Returns all spans and conflicting versions in memory, discarded ones included. */
    public int rows() {
        return rows.added();
    }

    /** Returns published spans and conflicting versions. */
    public int size() {
        return published.spans() + published.conflicting();
    }

    public @Nullable SpanKey newest() {
        return published.newest();
    }

    /** Returns the published spans and conflicting versions in order of arrival, to be sealed. */
    public Arrived arrived() {
        Published end = published;
        int[] batchOfRow = new int[end.spans() + end.conflicting()];
        int[] indexOfRow = new int[batchOfRow.length];
        List<SpanBatch> batches = new ArrayList<>();
        int spanAt = 0;
        int conflictAt = end.spans();
        SpanBatch last = null;
        for (int row = 0; row < end.rows(); row++) {
            byte state = rows.state(row);
            if (state == HeadRows.DISCARDED) {
                continue;
            }
            SpanBatch batch = rows.batch(row);
            if (batch != last) {
                batches.add(batch);
                last = batch;
            }
            int at = state == HeadRows.SPAN ? spanAt++ : conflictAt++;
            batchOfRow[at] = batches.size() - 1;
            indexOfRow[at] = rows.index(row);
        }
        return new Arrived(batches, batchOfRow, indexOfRow, end.spans());
    }

    /**
     * Spans in order of arrival, then conflicting versions in order of arrival.
     *
     * @param spanCount how many are spans
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Arrived(List<SpanBatch> batches, int[] batchOfRow, int[] indexOfRow, int spanCount) {}

    /** Returns the first row of a chain, from the given one on, that has the ids and was not discarded. */
    private int firstOfKey(int from, long traceIdHigh, long traceIdLow, long spanId) {
        int row = from;
        while (row != Chains.NONE && !isOfKey(row, traceIdHigh, traceIdLow, spanId)) {
            row = byKey.older(row);
        }
        return row;
    }

    private boolean isOfKey(int row, long traceIdHigh, long traceIdLow, long spanId) {
        SpanBatch batch = rows.batch(row);
        int index = rows.index(row);
        return rows.state(row) != HeadRows.DISCARDED
                && batch.spanId(index) == spanId
                && batch.traceIdLow(index) == traceIdLow
                && batch.traceIdHigh(index) == traceIdHigh;
    }
}
