package dev.weft.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.weft.ingest.Findings;
import dev.weft.model.Attributes;
import dev.weft.model.Resource;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Who sent metrics or logs: the {@code service.name} of the first resource. In protobuf that resource is the first field
 * of the first field, whatever the signal; the rest of the body is only stepped over.
 */
final class SenderName {

    private SenderName() {}

    /** @throws MalformedRequestException when the body is not in the encoding */
    static String find(OtlpEncoding encoding, byte[] body) {
        Attributes attributes = switch (encoding) {
            case PROTOBUF -> inProtobuf(body);
            case JSON -> JsonInput.read(body, new Findings(), SenderName::inJson);
        };
        return new Resource(attributes, 0, Resource.EMPTY.entityRefs(), "").service();
    }

    private static Attributes inProtobuf(byte[] body) {
        try {
            byte[] ofResource = firstMessage(body);
            byte[] resource = ofResource == null ? null : firstMessage(ofResource);
            if (resource == null) {
                return Attributes.EMPTY;
            }
            var type = io.opentelemetry.proto.resource.v1.Resource.getDescriptor();
            MessageRoom.check(resource, type);
            return ProtobufAttributes.decode(
                    io.opentelemetry.proto.resource.v1.Resource.parseFrom(new Utf8Mender().mend(resource, type))
                            .getAttributesList(),
                    new Findings());
        } catch (IOException e) {
            throw new MalformedRequestException("not an OTLP protobuf message: " + e.getMessage(), e);
        }
    }

    private static byte @Nullable [] firstMessage(byte[] message) throws IOException {
        byte[] first = null;
        CodedInputStream in = CodedInputStream.newInstance(message);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            boolean isFirstField = WireFormat.getTagFieldNumber(tag) == 1
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (isFirstField && first == null) {
                first = in.readByteArray();
            } else {
                in.skipField(tag);
            }
        }
        return first;
    }

    private static Attributes inJson(JsonInput in) {
        Attributes found = null;
        in.enterObject("body");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "resourceMetrics", "resource_metrics", "resourceLogs", "resource_logs" -> {
                    in.enterArray(field);
                    while (in.nextElement()) {
                        Attributes attributes = ofResource(in);
                        found = found == null ? attributes : found;
                    }
                }
                default -> in.skip();
            }
        }
        return found == null ? Attributes.EMPTY : found;
    }

    private static Attributes ofResource(JsonInput in) {
        Attributes found = Attributes.EMPTY;
        in.enterObject("resource group");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("resource")) {
                found = resource(in);
            } else {
                in.skip();
            }
        }
        return found;
    }

    private static Attributes resource(JsonInput in) {
        Attributes found = Attributes.EMPTY;
        in.enterObject("resource");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("attributes")) {
                found = new JsonAttributeReader(in, new Findings()).read();
            } else {
                in.skip();
            }
        }
        return found;
    }
}
