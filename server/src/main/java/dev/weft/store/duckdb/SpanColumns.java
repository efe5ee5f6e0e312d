package dev.weft.store.duckdb;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.TraceId;
import dev.weft.store.SpanFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Columns that {@code spans} and {@code links} both have, and how they are read. */
final class SpanColumns {

    static final String KEY = "trace_high, trace_low, span_id";

    /** What {@link #facts} reads; further columns of a query begin at {@link #AFTER_FACTS}. */
    static final String FACTS = KEY + ", service, name, kind, status, start_time, duration";

    static final int AFTER_FACTS = 10;

    private SpanColumns() {}

    static TraceId traceId(ResultSet row, int column) throws SQLException {
        return new TraceId(Unsigned.fromColumn(row.getLong(column)), Unsigned.fromColumn(row.getLong(column + 1)));
    }

    static SpanId spanId(ResultSet row, int column) throws SQLException {
        return new SpanId(Unsigned.fromColumn(row.getLong(column)));
    }

    static SpanKey key(ResultSet row, int column) throws SQLException {
        return new SpanKey(traceId(row, column), spanId(row, column + 2));
    }

    static String text(ResultSet row, int column) throws SQLException {
        return TextBytes.decode(row.getBytes(column));
    }

    static OptionalLong optionalLong(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    static SpanFacts facts(ResultSet row) throws SQLException {
        return new SpanFacts(
                key(row, 1),
                text(row, 4),
                text(row, 5),
                new SpanKind(row.getInt(6)),
                row.getInt(7),
                Unsigned.fromColumn(row.getLong(8)),
                optionalLong(row, 9));
    }
}
