package dev.weft.api;

import dev.weft.model.TimeRange;
import org.jspecify.annotations.Nullable;

/** The fields that the body of every question with a query has: the query, and the time in which spans start. */
final class QueryFields {

    /** For messages. */
    static final String NAMES = "query, startTimeUnixNano, endTimeUnixNano";

    private static final String START = "startTimeUnixNano";
    private static final String END = "endTimeUnixNano";

    private final BodyReader body;
    private String query = "";
    private @Nullable String start;
    private @Nullable String end;

    QueryFields(BodyReader body) {
        this.body = body;
    }

    /**
     * Reads the value of the field.
     *
     * @param expected the names of all fields that the body may have
     * @throws ProblemException when it is none of these
     */
    void read(String name, String expected) {
        switch (name) {
            case "query" -> query = body.text(name, "");
            case START -> start = body.time(name);
            case END -> end = body.time(name);
            default -> throw BodyReader.unknown(name, expected);
        }
    }

    /** Returns the query's text, empty when it is absent. */
    String query() {
        return query;
    }

    TimeRange range() {
        return Times.range(START, start, END, end);
    }
}
