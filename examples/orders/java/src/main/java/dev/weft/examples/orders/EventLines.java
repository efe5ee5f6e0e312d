package dev.weft.examples.orders;

import io.opentelemetry.api.trace.SpanContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the programs say on standard output: one JSON object a line, for tests and scripts to follow. */
final class EventLines {
    private static final JsonMapper JSON = JsonMapper.shared();

    private EventLines() {}

    static void listening(int port) {
        print(event("listening").put("port", port));
    }

    static void received(OrderIntake.Receipt receipt) {
        print(withIds(event("receive-order"), receipt.receiveOrder()).put("orderId", receipt.orderId()));
    }

    static void processed(BatchProcessor.Batch batch) {
        ObjectNode line = withIds(event("process-batch"), batch.processBatch());
        ArrayNode links = line.putArray("links");
        batch.linked().forEach(linked -> withIds(links.addObject(), linked));
        print(line);
    }

    private static ObjectNode event(String name) {
        return JSON.createObjectNode().put("event", name);
    }

    private static ObjectNode withIds(ObjectNode object, SpanContext span) {
        return object.put("traceId", span.getTraceId()).put("spanId", span.getSpanId());
    }

    private static void print(ObjectNode line) {
        System.out.println(line);
    }
}
