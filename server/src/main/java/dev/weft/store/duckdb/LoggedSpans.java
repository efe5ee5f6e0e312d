package dev.weft.store.duckdb;

import dev.weft.model.batch.BatchReader;
import dev.weft.model.batch.NotPlainException;
import dev.weft.model.batch.SpanBatch;
import java.util.Arrays;

/**
 * What one record of the log holds: spans that were new, as an OTLP {@code TracesData} message, or behind a zero byte other
 * versions of spans that were known. These must be told apart: the log is replayed to parts that may have lost the first
 * versions meanwhile, and the first committed version alone is the span.
 */
record LoggedSpans(SpanBatch batch, boolean conflicting) {

    /** Begins no message: protobuf has no field of number 0. */
    private static final byte CONFLICTING = 0;

    /** Returns the record of other versions. */
    static byte[] ofConflicting(byte[] tracesData) {
        byte[] record = new byte[1 + tracesData.length];
        record[0] = CONFLICTING;
        System.arraycopy(tracesData, 0, record, 1, tracesData.length);
        return record;
    }

    /** @throws NotPlainException when the bytes are no record of spans */
    static LoggedSpans read(byte[] record, BatchReader batches) {
        boolean conflicting = record.length > 0 && record[0] == CONFLICTING;
        byte[] tracesData = conflicting ? Arrays.copyOfRange(record, 1, record.length) : record;
        return new LoggedSpans(batches.readOrThrow(tracesData), conflicting);
    }
}
