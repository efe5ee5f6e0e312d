package dev.weft.api;

import dev.weft.explore.Excerpt;
import dev.weft.model.Span;
import dev.weft.model.Status;
import dev.weft.query.Field;
import dev.weft.query.InvalidQueryException;
import dev.weft.query.MentionedFields;
import dev.weft.query.Query;
import dev.weft.query.text.FieldText;
import dev.weft.store.ShownFields;
import dev.weft.store.SpanRow;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** A column of exported spans. */
sealed interface SpanColumn {

    /** Returns its first cell. */
    String title();

    /** What a row of {@code POST /search} says of a span, under the same name. */
    record OfRow(String title, Function<SpanRow, String> cell) implements SpanColumn {}

    /** A field of the query language, for which the span is read whole. */
    record OfSpan(String title, Function<Span, String> cell) implements SpanColumn {}

    /** A field that the span alone does not tell: the row has it where the query mentions or selects it. */
    record OfMention(String title, Field field) implements SpanColumn {

        String cell(SpanRow row) {
            return SpanCells.text(ShownFields.find(field, row.attributes()));
        }
    }

    List<OfRow> USUAL = List.of(
            new OfRow("traceId", row -> row.span().key().traceId().toString()),
            new OfRow("spanId", row -> row.span().key().spanId().toString()),
            new OfRow("service", row -> row.span().service()),
            new OfRow("name", row -> row.span().name()),
            new OfRow("kind", row -> row.span().kind().word()),
            new OfRow("status", row -> Status.word(row.span().statusCode())),
            new OfRow(
                    "startTimeUnixNano", row -> Long.toUnsignedString(row.span().startTimeUnixNano())),
            new OfRow("durationNanos", row -> number(row.span().durationNanos())),
            new OfRow("linksOut", row -> Integer.toString(row.linksOut())),
            new OfRow("linksIn", row -> Integer.toString(row.linksIn())));

    /** @throws ProblemException when there is no such column */
    static SpanColumn parse(String title) {
        for (OfRow usual : USUAL) {
            if (usual.title.equals(title)) {
                return usual;
            }
        }
        Field field;
        try {
            field = FieldText.parse(title);
        } catch (InvalidQueryException e) {
            throw ProblemException.badRequest("column: '" + Excerpt.of(title) + "': " + e.getMessage());
        }
        if (field == Field.Intrinsic.LINKED_BY_COUNT) {
            return new OfRow(title, row -> Integer.toString(row.linksIn()));
        }
        Function<Span, String> cell = SpanCells.find(field);
        return cell == null ? new OfMention(title, field) : new OfSpan(title, cell);
    }

    /** @throws ProblemException when the rows of the query lack the field of a column */
    static void check(List<SpanColumn> columns, Query.Spansets query) {
        Set<Field> mentioned = MentionedFields.of(query.pipeline());
        for (SpanColumn column : columns) {
            if (column instanceof OfMention(String title, Field field) && !mentioned.contains(field)) {
                throw ProblemException.badRequest("column: '" + Excerpt.of(title)
                        + "' (expected: a field that the span alone tells, or one that the query mentions or selects)");
            }
        }
    }

    /** Returns the number, or nothing where it overflows. */
    static String number(OptionalLong nanos) {
        return nanos.isPresent() ? Long.toString(nanos.getAsLong()) : "";
    }
}
