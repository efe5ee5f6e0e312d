package dev.weft.api;

import dev.weft.model.Status;
import dev.weft.store.SpanRow;
import java.util.List;
import java.util.function.Function;

/**
 * A column of exported spans.
 *
 * @param title its first cell
 */
record SpanColumn(String title, Function<SpanRow, String> cell) {

    /** What a row of {@code POST /search} says of a span, under the same names, in the same order. */
    static final List<SpanColumn> USUAL = List.of(
            new SpanColumn("traceId", row -> row.span().key().traceId().toString()),
            new SpanColumn("spanId", row -> row.span().key().spanId().toString()),
            new SpanColumn("service", row -> row.span().service()),
            new SpanColumn("name", row -> row.span().name()),
            new SpanColumn("kind", row -> row.span().kind().word()),
            new SpanColumn("status", row -> Status.word(row.span().statusCode())),
            new SpanColumn(
                    "startTimeUnixNano", row -> Long.toUnsignedString(row.span().startTimeUnixNano())),
            new SpanColumn("durationNanos", SpanColumn::duration),
            new SpanColumn("linksOut", row -> Integer.toString(row.linksOut())),
            new SpanColumn("linksIn", row -> Integer.toString(row.linksIn())));

    /** @throws ProblemException when there is no such column */
    static SpanColumn parse(String title) {
        return USUAL.stream()
                .filter(column -> column.title.equals(title))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest("column: '" + title + "' (expected: "
                        + String.join(
                                ", ", USUAL.stream().map(SpanColumn::title).toList()) + ")"));
    }

    private static String duration(SpanRow row) {
        return row.span().durationNanos().isPresent()
                ? Long.toString(row.span().durationNanos().getAsLong())
                : "";
    }
}
