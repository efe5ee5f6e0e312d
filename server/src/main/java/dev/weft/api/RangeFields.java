package dev.weft.api;

import dev.weft.model.TimeRange;
import org.jspecify.annotations.Nullable;

/** The fields of a body that say in which time spans start; without them it begins and ends with time. */
final class RangeFields {

    /** For messages. */
    static final String NAMES = "startTimeUnixNano, endTimeUnixNano";

    private static final String START = "startTimeUnixNano";
    private static final String END = "endTimeUnixNano";

    private final BodyReader body;
    private @Nullable String start;
    private @Nullable String end;

    RangeFields(BodyReader body) {
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
            case START -> start = body.time(name);
            case END -> end = body.time(name);
            default -> throw BodyReader.unknown(name, expected);
        }
    }

    TimeRange range() {
        return Times.range(START, start, END, end);
    }
}
