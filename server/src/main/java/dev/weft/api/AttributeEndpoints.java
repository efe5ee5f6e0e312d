package dev.weft.api;

import dev.weft.explore.QueryService;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.AttributeValueCount;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Attribute keys and values that occur, for suggestions. */
final class AttributeEndpoints {

    private static final int DEFAULT_LIMIT = 100;

    /** Scopes that are told without reading spans. */
    private static final Set<AttributeKey.Scope> USUAL = Set.of(AttributeKey.Scope.RESOURCE, AttributeKey.Scope.SPAN);

    private final QueryService queries;

    AttributeEndpoints(QueryService queries) {
        this.queries = queries;
    }

    void keys(ApiCall call) throws IOException {
        Parameters parameters = call.parameters("scope", "start", "end", "prefix", "limit");
        AttributeKey.Scope scope = parameters.findWord("scope", AttributeKey.Scope.values(), AttributeEndpoints::word);
        var keys = queries.attributeKeys(
                scope == null ? USUAL : Set.of(scope),
                parameters.range(),
                parameters.text("prefix", ""),
                parameters.limit(DEFAULT_LIMIT),
                call.cancellation());
        call.json(keys.missing(), json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("keys");
            keys.value().items().forEach(key -> {
                json.writeStartObject();
                json.writeStringProperty("scope", word(key.key().scope()));
                json.writeStringProperty("key", key.key().key());
                json.writeArrayPropertyStart("types");
                key.types().forEach(json::writeString);
                json.writeEndArray();
                json.writeNumberProperty("spanCount", key.spanCount());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeBooleanProperty("complete", keys.value().complete());
            Json.missing(json, keys.missing());
            json.writeEndObject();
        });
    }

    void values(ApiCall call) throws IOException {
        Parameters parameters = call.parameters("start", "end", "prefix", "limit");
        AttributeKey.Scope scope = Parameters.parseWord(
                "scope", call.pathText("scope"), AttributeKey.Scope.values(), AttributeEndpoints::word);
        var values = queries.attributeValues(
                new AttributeKey(scope, call.pathText("key")),
                parameters.range(),
                parameters.text("prefix", ""),
                parameters.limit(DEFAULT_LIMIT),
                call.cancellation());
        call.json(values.missing(), json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("values");
            values.value().items().forEach(value -> {
                json.writeStartObject();
                json.writeStringProperty("type", AttributeKeyCount.type(value.value()));
                Json.stringOrNull(json, "value", AttributeValueCount.text(value.value()));
                json.writeNumberProperty("spanCount", value.spanCount());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeBooleanProperty("complete", values.value().complete());
            Json.missing(json, values.missing());
            json.writeEndObject();
        });
    }

    private static String word(AttributeKey.Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
