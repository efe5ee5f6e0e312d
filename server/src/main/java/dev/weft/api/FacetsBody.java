package dev.weft.api;

import dev.weft.explore.Excerpt;
import dev.weft.explore.FacetsRequest;
import dev.weft.query.Field;
import dev.weft.query.InvalidQueryException;
import dev.weft.query.text.FieldText;
import java.util.List;

/** The body of {@code POST /facets}. */
final class FacetsBody {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_FIELDS = 50;
    private static final String FIELDS = QueryFields.NAMES + ", fields, limit";

    private final BodyReader body;
    private final QueryFields asked;
    private List<Field> fields = List.of();
    private int limit = DEFAULT_LIMIT;

    private FacetsBody(BodyReader body) {
        this.body = body;
        this.asked = new QueryFields(body);
    }

    /** @throws ProblemException when the body is not the JSON of a request for facets */
    static FacetsRequest read(BodyReader body) {
        return new FacetsBody(body).read();
    }

    private FacetsRequest read() {
        body.object("body", FIELDS, this::field);
        if (fields.isEmpty() || fields.size() > MAX_FIELDS) {
            throw ProblemException.badRequest(
                    "fields: " + fields.size() + " (expected: 1 to " + MAX_FIELDS + " fields)");
        }
        return new FacetsRequest(
                asked.query(), asked.range(), fields.stream().distinct().toList(), limit);
    }

    private void field(String name) {
        switch (name) {
            case "fields" -> fields = body.array(name, "an array of fields", () -> parse(body.text("field", "")));
            case "limit" -> limit = body.integer(name, DEFAULT_LIMIT);
            default -> asked.read(name, FIELDS);
        }
    }

    private static Field parse(String text) {
        try {
            return FieldText.parse(text);
        } catch (InvalidQueryException e) {
            throw ProblemException.badRequest("field: '" + Excerpt.of(text) + "': " + e.getMessage());
        }
    }
}
