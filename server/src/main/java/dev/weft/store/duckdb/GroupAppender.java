package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Puts spans into the tables, in the order of {@link Schema}'s columns. */
final class GroupAppender {

    private final DuckDBConnection connection;
    private final Origins origins;

    GroupAppender(DuckDBConnection connection, Origins origins) {
        this.connection = connection;
        this.origins = origins;
    }

    /** Appends everything that is new; the first span gets the ordinal, the next ones those after it. */
    void append(GroupPlan plan, long firstOrdinal) throws SQLException {
        long ordinal = firstOrdinal;
        try (DuckDBAppender spans = connection.createAppender("spans");
                DuckDBAppender links = connection.createAppender("links");
                DuckDBAppender conflicts = connection.createAppender("conflicts")) {
            for (Span span : plan.stored()) {
                appendSpan(spans, span, ordinal++);
                appendLinks(links, span);
            }
            for (Span span : plan.conflicting()) {
                appendConflict(conflicts, span, ordinal++);
            }
        }
        origins.append(connection);
    }

    private void appendSpan(DuckDBAppender row, Span span, long ordinal) throws SQLException {
        row.beginRow().append(ordinal);
        appendKey(row, span.key());
        row.append(Unsigned.toColumn(span.parentSpanId().value()))
                .append(Unsigned.toColumn(span.startTimeUnixNano()))
                .append(Unsigned.toColumn(span.endTimeUnixNano()));
        appendOptional(row, span.durationNanos());
        appendFacts(row, span);
        row.append(span.events().size())
                .append(span.links().size())
                .append(origins.resources().idOf(span.resource()))
                .append(origins.scopes().idOf(span.scope()))
                .append(origins.shapes().idOf(Shape.of(span.attributes())))
                .append(ValueHash.of(span.attributes()))
                .append(SpanCodec.encode(span))
                .endRow();
    }

    private void appendConflict(DuckDBAppender row, Span span, long ordinal) throws SQLException {
        row.beginRow().append(ordinal);
        appendKey(row, span.key());
        row.append(Unsigned.toColumn(span.startTimeUnixNano()))
                .append(origins.resources().idOf(span.resource()))
                .append(origins.scopes().idOf(span.scope()))
                .append(SpanCodec.encode(span))
                .endRow();
    }

    private static void appendLinks(DuckDBAppender row, Span span) throws SQLException {
        for (int position = 0; position < span.links().size(); position++) {
            SpanLink link = span.links().get(position);
            if (link.isValid()) {
                row.beginRow();
                appendKey(row, link.linked());
                appendKey(row, span.key());
                row.append(position).append(Unsigned.toColumn(span.startTimeUnixNano()));
                appendOptional(row, span.durationNanos());
                appendFacts(row, span);
                row.append(SpanCodec.encode(link)).endRow();
            }
        }
    }

    private static void appendKey(DuckDBAppender row, SpanKey key) throws SQLException {
        row.append(Unsigned.toColumn(key.traceId().high()))
                .append(Unsigned.toColumn(key.traceId().low()))
                .append(Unsigned.toColumn(key.spanId().value()));
    }

    private static void appendFacts(DuckDBAppender row, Span span) throws SQLException {
        row.append(TextBytes.encode(span.service()))
                .append(TextBytes.encode(span.name()))
                .append(span.kind().number())
                .append(span.status().code());
    }

    private static void appendOptional(DuckDBAppender row, OptionalLong value) throws SQLException {
        if (value.isPresent()) {
            row.append(value.getAsLong());
        } else {
            row.appendNull();
        }
    }
}
