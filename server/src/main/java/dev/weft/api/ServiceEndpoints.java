package dev.weft.api;

import dev.weft.explore.QueryService;
import java.io.IOException;

/** Services and what they do. */
final class ServiceEndpoints {

    private final QueryService queries;

    ServiceEndpoints(QueryService queries) {
        this.queries = queries;
    }

    void services(ApiCall call) throws IOException {
        var services = queries.services(call.parameters("start", "end").range(), call.cancellation());
        call.json(services.missing(), json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("services");
            services.value().forEach(service -> {
                json.writeStartObject();
                json.writeStringProperty("name", service.service());
                json.writeNumberProperty("spanCount", service.spanCount());
                json.writeNumberProperty("errorCount", service.errorCount());
                json.writeEndObject();
            });
            json.writeEndArray();
            Json.missing(json, services.missing());
            json.writeEndObject();
        });
    }

    void operations(ApiCall call) throws IOException {
        var operations = queries.operations(
                call.pathText("service"), call.parameters("start", "end").range(), call.cancellation());
        call.json(operations.missing(), json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("operations");
            operations.value().forEach(operation -> {
                json.writeStartObject();
                json.writeStringProperty("name", operation.name());
                json.writeStringProperty("kind", operation.kind().word());
                json.writeNumberProperty("spanCount", operation.spanCount());
                json.writeEndObject();
            });
            json.writeEndArray();
            Json.missing(json, operations.missing());
            json.writeEndObject();
        });
    }
}
