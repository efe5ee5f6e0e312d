package dev.weft.store.duckdb.head;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.batch.SpanBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Spans of some successive groups, in order of arrival. One thread adds the spans of a group, unseen by readers, and then
 * publishes or discards them together. Readers take a {@link GenerationPart}, which stays as it is.
 */
public final class Generation {

    private final HeadRows rows = new HeadRows();
    private final HeadLinks links = new HeadLinks();
    private final GenerationKeys keys = new GenerationKeys(rows);

    /** Spans, by their ids. */
    private final Chains byKey = new Chains();

    /** Conflicting versions: by their ids, and by ids and content. */
    private final Chains conflictsByKey = new Chains();

    private final Chains conflictsByContent = new Chains();
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

    /** Adds a new span of the batch that was begun last. */
    public void add(SpanBatch batch, int span) {
        int row = rows.add(span, HeadRows.SPAN);
        long high = batch.traceIdHigh(span);
        long low = batch.traceIdLow(span);
        byKey.add(IdHash.ofSpan(high, low, batch.spanId(span)), row);
        byTrace.add(IdHash.ofTrace(high, low), row);
        spans++;
        newest = batch.key(span);
        addLinks(batch, span, row);
    }

    /**
     * Adds a span of the batch that was begun last, with whose ids one of other content came before.
     *
     * @param content the span in canonical form
     */
    public void addConflicting(SpanBatch batch, int span, Span content) {
        int row = rows.add(span, HeadRows.CONFLICTING);
        long high = batch.traceIdHigh(span);
        long low = batch.traceIdLow(span);
        long key = IdHash.ofSpan(high, low, batch.spanId(span));
        conflictsByKey.add(key, row);
        conflictsByContent.add(IdHash.ofContent(key, content), row);
        byTrace.add(IdHash.ofTrace(high, low), row);
        conflicting++;
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
        long hash = IdHash.ofSpan(traceIdHigh, traceIdLow, spanId);
        return any(byKey, hash, row -> isOfKey(row, traceIdHigh, traceIdLow, spanId))
                || any(conflictsByKey, hash, row -> isOfKey(row, traceIdHigh, traceIdLow, spanId));
    }

    /**
     * Returns whether a span with this content was added, published or not.
     *
     * @param content in canonical form
     */
    public boolean contains(Span content) {
        long high = content.traceId().high();
        long low = content.traceId().low();
        long spanId = content.spanId().value();
        long key = IdHash.ofSpan(high, low, spanId);
        IntPredicate isContent = row -> isOfKey(row, high, low, spanId)
                && rows.batch(row).span(rows.index(row)).canonical().equals(content);
        return any(byKey, key, isContent) || any(conflictsByContent, IdHash.ofContent(key, content), isContent);
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
        return new GenerationPart(rows, links, byTrace, keys, published);
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

    private static boolean any(Chains chains, long hash, IntPredicate wanted) {
        int row = chains.newest(hash);
        while (row != Chains.NONE && !wanted.test(row)) {
            row = chains.older(row);
        }
        return row != Chains.NONE;
    }

    /** Returns whether a row has the ids and was not discarded. */
    private boolean isOfKey(int row, long traceIdHigh, long traceIdLow, long spanId) {
        SpanBatch batch = rows.batch(row);
        int index = rows.index(row);
        return rows.state(row) != HeadRows.DISCARDED
                && batch.spanId(index) == spanId
                && batch.traceIdLow(index) == traceIdLow
                && batch.traceIdHigh(index) == traceIdHigh;
    }
}
