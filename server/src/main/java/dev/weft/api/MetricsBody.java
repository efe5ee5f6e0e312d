package dev.weft.api;

import dev.weft.explore.MetricsRequest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /metrics}. */
final class MetricsBody {

    private static final String FIELDS = QueryFields.NAMES + ", stepNanos";
    private static final String STEP = "stepNanos";

    private final BodyReader body;
    private final QueryFields asked;
    private @Nullable String step;

    private MetricsBody(BodyReader body) {
        this.body = body;
        this.asked = new QueryFields(body);
    }

    /** @throws ProblemException when the body is not the JSON of a request for series */
    static MetricsRequest read(BodyReader body) {
        return new MetricsBody(body).read();
    }

    private MetricsRequest read() {
        body.object("body", FIELDS, this::field);
        return new MetricsRequest(
                asked.query(),
                asked.range(),
                step == null ? OptionalLong.empty() : OptionalLong.of(Times.length(STEP, step)));
    }

    private void field(String name) {
        switch (name) {
            case STEP -> step = body.time(name);
            default -> asked.read(name, FIELDS);
        }
    }
}
