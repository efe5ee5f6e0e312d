package dev.weft.api;

import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import dev.weft.explore.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the JSON of a request field by field; what is unknown, doubled or of a wrong type is refused by name. A field that
 * is null is as good as absent.
 */
final class BodyReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser json;

    private BodyReader(JsonParser json) {
        this.json = json;
    }

    /**
     * Returns what the shape makes of the call's body.
     *
     * @param shape reads one value
     * @throws ProblemException when the content type is another, or the body is no JSON, more than one value, or refused
     */
    static <T> T read(ApiCall call, Function<BodyReader, T> shape) {
        MediaType type = call.request().contentType();
        if (type == null || !type.belongsTo(MediaType.JSON.withoutParameters())) {
            throw new ProblemException(Problem.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "content type: " + (type == null ? "absent" : "'" + type + "'") + " (expected: application/json)"));
        }
        try (JsonParser json = FACTORY.createParser(
                ObjectReadContext.empty(), call.request().content().array())) {
            json.nextToken();
            T body = shape.apply(new BodyReader(json));
            if (json.nextToken() != null) {
                throw ProblemException.badRequest("body: more than one value (expected: one object)");
            }
            return body;
        } catch (JacksonException e) {
            throw ProblemException.badRequest("malformed JSON: " + e.getOriginalMessage() + place(e.getLocation()));
        }
    }

    /** A value that is longer than the parser takes has no place. */
    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    /**
     * Reads an object.
     *
     * @param what names it in messages
     * @param fields that it may have, for messages
     * @param field reads the value of a field, or throws {@link #unknown}
     */
    void object(String what, String fields, Consumer<String> field) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw ProblemException.badRequest(what + ": not an object (expected: an object of " + fields + ")");
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            field.accept(name);
        }
    }

    static ProblemException unknown(String found, String expected) {
        return ProblemException.badRequest("field: '" + Excerpt.of(found) + "' (expected: " + expected + ")");
    }

    /** Reads an array, which is empty where it is null. */
    <T> List<T> array(String name, String expected, Supplier<T> item) {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw wrongType(name, expected);
        }
        List<T> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(item.get());
        }
        return items;
    }

    String text(String name, String otherwise) {
        return switch (json.currentToken()) {
            case VALUE_NULL -> otherwise;
            case VALUE_STRING -> json.getString();
            case null, default -> throw wrongType(name, "a string");
        };
    }

    @Nullable
    String time(String name) {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING, VALUE_NUMBER_INT -> json.getString();
            case null, default -> throw wrongType(name, "nanoseconds since 1970 as a decimal string");
        };
    }

    int integer(String name, int otherwise) {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return otherwise;
        }
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType(name, "an integer");
        }
        try {
            return Integer.parseInt(json.getString());
        } catch (NumberFormatException e) {
            throw wrongType(name, "an integer of 32 bits");
        }
    }

    private ProblemException wrongType(String name, String expected) {
        JsonToken token = json.currentToken();
        String found = token == JsonToken.START_OBJECT
                ? "an object"
                : token == JsonToken.START_ARRAY ? "an array" : Excerpt.of(json.getString());
        return ProblemException.badRequest(name + ": " + found + " (expected: " + expected + ")");
    }
}
