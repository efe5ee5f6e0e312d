package dev.weft.api;

import dev.weft.model.TimeRange;

/** The fields that the body of every question with a query has: the query, and the time in which spans start. */
final class QueryFields {

    /** For messages. */
    static final String NAMES = "query, " + RangeFields.NAMES;

    private final BodyReader body;
    private final RangeFields range;
    private String query = "";

    QueryFields(BodyReader body) {
        this.body = body;
        this.range = new RangeFields(body);
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
            default -> range.read(name, expected);
        }
    }

    /** Returns the query's text, empty when it is absent. */
    String query() {
        return query;
    }

    TimeRange range() {
        return range.range();
    }
}
