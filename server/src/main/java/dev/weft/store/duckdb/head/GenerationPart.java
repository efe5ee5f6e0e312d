package dev.weft.store.duckdb.head;

import dev.weft.model.AttributeValue;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.AttributeKey;
import dev.weft.store.Cancellation;
import dev.weft.store.ValueTally;
import dev.weft.store.duckdb.part.Chunk;
import dev.weft.store.duckdb.part.IncomingCounts;
import dev.weft.store.duckdb.part.IncomingLink;
import dev.weft.store.duckdb.part.KeyCounts;
import dev.weft.store.duckdb.part.Part;
import dev.weft.store.duckdb.part.PartTrace;
import dev.weft.store.duckdb.part.SpanCounter;
import dev.weft.store.duckdb.part.TraceCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A generation as it was published at one moment. */
public final class GenerationPart implements Part, SpanCounter {

    private final HeadRows rows;
    private final HeadLinks links;
    private final Chains byTrace;
    private final GenerationKeys keys;
    private final Generation.Published published;

    /** Made for the first who walks the traces. */
    private volatile @Nullable List<HeadTraces.Times> traces;

    GenerationPart(
            HeadRows rows, HeadLinks links, Chains byTrace, GenerationKeys keys, Generation.Published published) {
        this.rows = rows;
        this.links = links;
        this.byTrace = byTrace;
        this.keys = keys;
        this.published = published;
    }

    @Override
    public @Nullable PartTrace findTrace(TraceId traceId) {
        int[] found = new int[16];
        int count = 0;
        int row = byTrace.newest(IdHash.ofTrace(traceId.high(), traceId.low()));
        for (; row != Chains.NONE; row = byTrace.older(row)) {
            if (isVisible(row) && isOfTrace(row, traceId)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = row;
            }
        }
        return count == 0 ? null : HeadTrace.of(rows, Arrays.copyOf(found, count));
    }

    @Override
    public void forEachIncoming(SpanKey linked, Consumer<IncomingLink> action) {
        LinkReader reader = new LinkReader(rows, links);
        forEachLink(linked, link -> action.accept(reader.read(link)));
    }

    @Override
    public int countIncoming(SpanKey linked) {
        int[] count = new int[1];
        forEachLink(linked, _ -> count[0]++);
        return count[0];
    }

    @Override
    public void countIncoming(TraceId linked, IncomingCounts counts) {
        Chains chains = links.byTrace();
        int link = chains.newest(IdHash.ofTrace(linked.high(), linked.low()));
        for (; link != Chains.NONE; link = chains.older(link)) {
            SpanBatch batch = rows.batch(links.row(link));
            int inBatch = links.inBatch(link);
            if (isVisible(links.row(link)) && pointsInto(batch, inBatch, linked)) {
                counts.add(new SpanId(batch.linkedSpanId(inBatch)), 1);
            }
        }
    }

    @Override
    public boolean liesIn(TimeRange range) {
        for (int chunk = 0; chunk * HeadRows.CHUNK_ROWS < published.rows(); chunk++) {
            if (!isIn(range, chunk)) {
                return false;
            }
        }
        return published.spans() > 0;
    }

    @Override
    public long minStartTimeUnixNano() {
        long min = -1;
        for (int chunk = 0; chunk * HeadRows.CHUNK_ROWS < published.rows(); chunk++) {
            min = Long.compareUnsigned(rows.minStart(chunk), min) < 0 ? rows.minStart(chunk) : min;
        }
        return min;
    }

    @Override
    public long maxStartTimeUnixNano() {
        long max = 0;
        for (int chunk = 0; chunk * HeadRows.CHUNK_ROWS < published.rows(); chunk++) {
            max = Long.compareUnsigned(rows.maxStart(chunk), max) > 0 ? rows.maxStart(chunk) : max;
        }
        return max;
    }

    @Override
    public TraceCursor traceTimes() {
        List<HeadTraces.Times> known = traces;
        if (known == null) {
            known = HeadTraces.of(rows, published.rows());
            traces = known;
        }
        return new HeadTraces(known);
    }

    @Override
    public TraceCursor traceIds() {
        return traceTimes();
    }

    @Override
    public List<Chunk> chunks(List<SpanFilter> anyOf, TimeRange range) {
        List<Chunk> chunks = new ArrayList<>();
        for (int first = 0; first < published.rows(); first += HeadRows.CHUNK_ROWS) {
            HeadChunk chunk = chunk(first);
            if (chunk.mayStartIn(range) && chunk.mayMatch(anyOf)) {
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    @Override
    public void countServices(TimeRange range, Services counts, Cancellation cancellation) {
        forEachSpan(range, cancellation, row -> {
            SpanBatch batch = rows.batch(row);
            int index = rows.index(row);
            boolean failed = batch.statusCode(index) == Status.CODE_ERROR;
            counts.add(batch.resource(index).service(), 1, failed ? 1 : 0);
        });
    }

    @Override
    public void countOperations(String service, TimeRange range, Operations counts, Cancellation cancellation) {
        forEachSpan(range, cancellation, row -> {
            SpanBatch batch = rows.batch(row);
            int index = rows.index(row);
            if (batch.resource(index).service().equals(service)) {
                counts.add(batch.name(index), new SpanKind(batch.kind(index)), 1);
            }
        });
    }

    @Override
    public void countKeys(KeyCounts counts) {
        new KeysInRange(rows, keys, counts).sumUp(published.rows());
    }

    private boolean isIn(TimeRange range, int chunk) {
        return range.contains(rows.minStart(chunk)) && range.contains(rows.maxStart(chunk));
    }

    @Override
    public void countValues(AttributeKey key, TimeRange range, ValueTally counts, Cancellation cancellation) {
        byte[] keyUtf8 = key.key().getBytes(StandardCharsets.UTF_8);
        forEachSpan(range, cancellation, row -> {
            SpanBatch batch = rows.batch(row);
            AttributeValue value = switch (key.scope()) {
                case RESOURCE -> batch.resource(rows.index(row)).attributes().find(key.key());
                case SPAN -> batch.findAttribute(rows.index(row), keyUtf8);
                case EVENT, LINK, INSTRUMENTATION ->
                    throw new IllegalArgumentException(key + " (expected: a key of spans or resources)");
            };
            if (value != null) {
                counts.add(value, 1);
            }
        });
    }

    @Override
    public long spanCount() {
        return published.spans();
    }

    @Override
    public boolean isSegment() {
        return false;
    }

    @Override
    public long linkCount() {
        return published.links();
    }

    @Override
    public long conflictingSpanCount() {
        return published.conflicting();
    }

    private HeadChunk chunk(int first) {
        return new HeadChunk(rows, first, endOfChunk(first));
    }

    private int endOfChunk(int first) {
        return Math.min(first + HeadRows.CHUNK_ROWS, published.rows());
    }

    private void forEachSpan(TimeRange range, Cancellation cancellation, IntConsumer action) {
        for (int first = 0; first < published.rows(); first += HeadRows.CHUNK_ROWS) {
            if (chunk(first).mayStartIn(range)) {
                cancellation.check();
                for (int row = first; row < endOfChunk(first); row++) {
                    if (rows.state(row) == HeadRows.SPAN
                            && range.contains(rows.batch(row).startTimeUnixNano(rows.index(row)))) {
                        action.accept(row);
                    }
                }
            }
        }
    }

    private void forEachLink(SpanKey linked, IntConsumer action) {
        Chains chains = links.bySpan();
        int link = chains.newest(IdHash.ofSpan(
                linked.traceId().high(), linked.traceId().low(), linked.spanId().value()));
        for (; link != Chains.NONE; link = chains.older(link)) {
            SpanBatch batch = rows.batch(links.row(link));
            int inBatch = links.inBatch(link);
            if (isVisible(links.row(link))
                    && batch.linkedSpanId(inBatch) == linked.spanId().value()
                    && pointsInto(batch, inBatch, linked.traceId())) {
                action.accept(link);
            }
        }
    }

    private boolean isVisible(int row) {
        return row < published.rows() && rows.state(row) != HeadRows.DISCARDED;
    }

    private boolean isOfTrace(int row, TraceId traceId) {
        SpanBatch batch = rows.batch(row);
        int index = rows.index(row);
        return batch.traceIdLow(index) == traceId.low() && batch.traceIdHigh(index) == traceId.high();
    }

    private static boolean pointsInto(SpanBatch batch, int link, TraceId traceId) {
        return batch.linkedTraceIdLow(link) == traceId.low() && batch.linkedTraceIdHigh(link) == traceId.high();
    }
}
