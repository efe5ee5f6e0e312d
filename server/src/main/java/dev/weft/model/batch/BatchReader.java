package dev.weft.model.batch;

import org.jspecify.annotations.Nullable;

/**
 * Reads OTLP's {@code ExportTraceServiceRequest}, which on the wire is a {@code TracesData} too, straight into columns.
 *
 * <p>Bytes are <em>plain</em> when nothing in them must be rejected, mended, or cut, and they are protobuf as senders write it:
 * every known field has OTLP's wire type, singular ones stand at most once, a value has one variant at most, ids have their
 * length, texts are UTF-8, and there are no groups. Fields that OTLP does not have may stand anywhere. What is not plain may
 * still be a valid request and is for a parser that knows all of protobuf.
 *
 * <p>A reader remembers the origins that it met, so there should be one for all requests. Safe for use by many threads.
 */
public final class BatchReader {

    private final BatchLimits limits;
    private final boolean zeroIds;
    private final OriginCache origins = new OriginCache();

    private BatchReader(BatchLimits limits, boolean zeroIds) {
        this.limits = limits;
        this.zeroIds = zeroIds;
    }

    /** A reader of what senders send: spans need valid ids of their own, and nothing may be over the limits. */
    public static BatchReader ofRequests(BatchLimits limits) {
        return new BatchReader(limits, false);
    }

    /** A reader of what {@link SpanBatch#bytes} returned: nothing is over a limit, and a span may have any ids. */
    public static BatchReader ofBatches() {
        return new BatchReader(BatchLimits.NONE, true);
    }

    /**
     * Reads what {@link SpanBatch#bytes} returned, once.
     *
     * @throws NotPlainException when the bytes are not plain
     */
    public static SpanBatch read(byte[] bytes) {
        return ofBatches().readOrThrow(bytes);
    }

    /** Returns the spans of the bytes, which become part of the batch; null when they are not plain. */
    public @Nullable SpanBatch readPlain(byte[] bytes) {
        try {
            return readOrThrow(bytes);
        } catch (NotPlainException _) {
            return null;
        }
    }

    /**
     * Returns the spans of the bytes, which become part of the batch.
     *
     * @throws NotPlainException when they are not plain
     */
    public SpanBatch readOrThrow(byte[] bytes) {
        SpanColumns columns = new SpanColumns(SpanCount.of(bytes));
        new RequestWalk(bytes, limits, zeroIds, origins, columns).request();
        columns.trimLinks();
        return new SpanBatch(bytes, columns);
    }
}
