package dev.weft.store.duckdb.head;

import dev.weft.model.Span;

/** 64-bit hashes of ids and of spans, by the finalizer of MurmurHash3. */
final class IdHash {

    private IdHash() {}

    static long ofTrace(long traceIdHigh, long traceIdLow) {
        return mix(traceIdHigh ^ mix(traceIdLow));
    }

    static long ofSpan(long traceIdHigh, long traceIdLow, long spanId) {
        return mix(spanId ^ ofTrace(traceIdHigh, traceIdLow));
    }

    /** @param span hash of the span's ids */
    static long ofContent(long span, Span content) {
        return mix(span ^ mix(content.hashCode()));
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
