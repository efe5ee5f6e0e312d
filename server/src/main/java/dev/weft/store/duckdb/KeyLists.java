package dev.weft.store.duckdb;

import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.sql.SqlFragment;
import java.util.Collection;

/** Wanted keys as a table expression {@code wanted}, to be joined in one pass however many they are. */
final class KeyLists {

    private KeyLists() {}

    /** {@code WITH wanted AS (…)} with columns trace_high, trace_low, span_id. */
    static SqlFragment wantedSpans(Collection<SpanKey> keys) {
        return SqlFragment.of(
                "WITH wanted AS (SELECT unnest(?::BIGINT[]) AS trace_high, unnest(?::BIGINT[]) AS trace_low,"
                        + " unnest(?::BIGINT[]) AS span_id)",
                keys.stream()
                        .mapToLong(key -> Unsigned.toColumn(key.traceId().high()))
                        .toArray(),
                keys.stream()
                        .mapToLong(key -> Unsigned.toColumn(key.traceId().low()))
                        .toArray(),
                keys.stream()
                        .mapToLong(key -> Unsigned.toColumn(key.spanId().value()))
                        .toArray());
    }

    /** {@code WITH wanted AS (…)} with columns trace_high, trace_low. */
    static SqlFragment wantedTraces(Collection<TraceId> traceIds) {
        return SqlFragment.of(
                "WITH wanted AS (SELECT unnest(?::BIGINT[]) AS trace_high, unnest(?::BIGINT[]) AS trace_low)",
                traceIds.stream().mapToLong(id -> Unsigned.toColumn(id.high())).toArray(),
                traceIds.stream().mapToLong(id -> Unsigned.toColumn(id.low())).toArray());
    }

    /** Rows of one trace. */
    static SqlFragment inTrace(TraceId traceId) {
        return SqlFragment.of(
                "trace_high = ? AND trace_low = ?",
                Unsigned.toColumn(traceId.high()),
                Unsigned.toColumn(traceId.low()));
    }

    /** Rows of one span. */
    static SqlFragment isSpan(SpanKey key) {
        return inTrace(key.traceId())
                .then("AND span_id = ?", Unsigned.toColumn(key.spanId().value()));
    }

    /** Links that point at one span. */
    static SqlFragment pointsAt(SpanKey key) {
        return SqlFragment.of(
                "linked_trace_high = ? AND linked_trace_low = ? AND linked_span_id = ?",
                Unsigned.toColumn(key.traceId().high()),
                Unsigned.toColumn(key.traceId().low()),
                Unsigned.toColumn(key.spanId().value()));
    }
}
