package dev.weft.otlp;

import dev.weft.ingest.Receipt;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Answers of the receivers in the proto3 JSON mapping. */
final class JsonAnswers {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonAnswers() {}

    static byte[] encode(Receipt receipt) {
        return write(json -> {
            json.writeStartObject();
            if (!receipt.message().isEmpty()) {
                json.writeObjectPropertyStart("partialSuccess");
                json.writeStringProperty("rejectedSpans", Long.toString(receipt.rejectedSpans()));
                json.writeStringProperty("errorMessage", receipt.message());
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    static byte[] encode(Refusal refusal) {
        return write(json -> {
            json.writeStartObject();
            json.writeNumberProperty("code", refusal.reason().code().getNumber());
            json.writeStringProperty("message", refusal.message());
            refusal.retryDelay().ifPresent(delay -> {
                json.writeArrayPropertyStart("details");
                json.writeStartObject();
                json.writeStringProperty("@type", "type.googleapis.com/google.rpc.RetryInfo");
                json.writeStringProperty("retryDelay", seconds(delay));
                json.writeEndObject();
                json.writeEndArray();
            });
            json.writeEndObject();
        });
    }

    private static String seconds(Duration delay) {
        return BigDecimal.valueOf(delay.toMillis(), 3).stripTrailingZeros().toPlainString() + "s";
    }

    private static byte[] write(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            content.accept(json);
        }
        return out.toByteArray();
    }
}
