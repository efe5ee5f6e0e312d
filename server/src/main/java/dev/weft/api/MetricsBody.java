package dev.weft.api;

import dev.weft.explore.MetricsRequest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /metrics}. */
final class MetricsBody {

    private static final String FIELDS = "query, startTimeUnixNano, endTimeUnixNano, stepNanos";
    private static final String STEP = "stepNanos";

    private final BodyReader body;
    private String query = "";
    private @Nullable String start;
    private @Nullable String end;
    private @Nullable String step;

    private MetricsBody(BodyReader body) {
        this.body = body;
    }

    /** @throws ProblemException when the body is not the JSON of a request for series */
    static MetricsRequest read(BodyReader body) {
        return new MetricsBody(body).read();
    }

    private MetricsRequest read() {
        body.object("body", FIELDS, this::field);
        return new MetricsRequest(
                query,
                Times.range("startTimeUnixNano", start, "endTimeUnixNano", end),
                step == null ? OptionalLong.empty() : OptionalLong.of(Times.length(STEP, step)));
    }

    private void field(String name) {
        switch (name) {
            case "query" -> query = body.text(name, "");
            case "startTimeUnixNano" -> start = body.time(name);
            case "endTimeUnixNano" -> end = body.time(name);
            case STEP -> step = body.time(name);
            default -> throw BodyReader.unknown(name, FIELDS);
        }
    }
}
