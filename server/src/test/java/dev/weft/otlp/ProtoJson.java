package dev.weft.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** protobuf's own JSON mapping with OTLP's one difference, hexadecimal ids: an oracle for our reader and writer. */
public final class ProtoJson {

    private static final Set<String> IDS =
            Set.of("traceId", "spanId", "parentSpanId", "trace_id", "span_id", "parent_span_id");
    private static final JsonMapper MAPPER = new JsonMapper();

    private ProtoJson() {}

    public static String print(JsonFormat.Printer printer, TracesData data) throws InvalidProtocolBufferException {
        return withIds(
                printer.print(data),
                base64 -> HexFormat.of().formatHex(Base64.getDecoder().decode(base64)));
    }

    public static TracesData parse(String json) throws InvalidProtocolBufferException {
        TracesData.Builder data = TracesData.newBuilder();
        JsonFormat.parser()
                .merge(
                        withIds(
                                json,
                                hex -> Base64.getEncoder()
                                        .encodeToString(HexFormat.of().parseHex(hex))),
                        data);
        return data.build();
    }

    private static String withIds(String json, UnaryOperator<String> change) {
        JsonNode tree = MAPPER.readTree(json);
        changeIds(tree, change);
        return MAPPER.writeValueAsString(tree);
    }

    private static void changeIds(JsonNode node, UnaryOperator<String> change) {
        switch (node) {
            case ObjectNode object -> {
                for (String name : object.propertyNames().toArray(String[]::new)) {
                    JsonNode value = object.get(name);
                    if (IDS.contains(name)) {
                        object.put(name, change.apply(value.asString()));
                    } else {
                        changeIds(value, change);
                    }
                }
            }
            case ArrayNode array -> array.forEach(element -> changeIds(element, change));
            default -> {}
        }
    }
}
