package dev.weft.api;

import com.linecorp.armeria.common.QueryParams;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Asks how a text can go on, and reads what is answered. */
final class Completions {

    private Completions() {}

    /** @param more parameters beside the text, each with an ampersand before it */
    static JsonNode complete(ApiServer api, String text, String more) {
        return api.getJson("/query/complete?" + QueryParams.of("text", text).toQueryString() + more);
    }

    static List<String> inserts(JsonNode completed) {
        return StreamSupport.stream(completed.get("items").spliterator(), false)
                .map(item -> item.get("insert").stringValue())
                .toList();
    }
}
