package dev.weft.examples.orders;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code {"customer":"…","item":"…","quantity":2}}. */
final class OrderJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private OrderJson() {}

    static Order parse(byte[] body, String orderId) throws InvalidOrderException {
        JsonNode order = object(body);
        return new Order(orderId, text(order, "customer"), text(order, "item"), quantity(order));
    }

    private static JsonNode object(byte[] body) throws InvalidOrderException {
        try {
            JsonNode value = JSON.readTree(body);
            if (value.isObject()) {
                return value;
            }
        } catch (JacksonException e) {
            throw new InvalidOrderException("body: " + e.getOriginalMessage() + " (expected: a JSON object)");
        }
        throw new InvalidOrderException("body: not an object (expected: a JSON object)");
    }

    private static String text(JsonNode order, String field) throws InvalidOrderException {
        JsonNode value = order.path(field);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw invalid(field, value, "a string that is not blank");
        }
        return value.stringValue();
    }

    private static int quantity(JsonNode order) throws InvalidOrderException {
        JsonNode value = order.path("quantity");
        if (!value.isInt() || value.intValue() < 1) {
            throw invalid("quantity", value, "an integer, 1 to 2147483647");
        }
        return value.intValue();
    }

    private static InvalidOrderException invalid(String field, JsonNode value, String expected) {
        String found = value.isMissingNode() ? "missing" : value.toString();
        return new InvalidOrderException("%s: %s (expected: %s)".formatted(field, found, expected));
    }
}
