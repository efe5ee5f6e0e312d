package dev.weft.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.util.Map;

/**
 * Refuses what would take many times its length as objects: messages by the million with next to nothing in them, which fill
 * the heap from a few kilobytes of gzip. What a sender has to say needs room: a span its ids, an attribute its key and value.
 */
final class MessageRoom {

    /** What may be missing whatever the length, so that a few empty spans do not cost the good ones. */
    private static final int SPARE_BYTES = 64 << 10;

    private static final Map<Descriptor, Integer> LEAST_BYTES =
            Map.of(Span.getDescriptor(), 30, Span.Link.getDescriptor(), 16, Span.Event.getDescriptor(), 8);
    private static final int LEAST_BYTES_OF_OTHERS = 4;

    private long messages;
    private long leastBytes;

    private MessageRoom() {}

    /** @throws MalformedRequestException when the body is no message, or its messages need more room than it has */
    static void check(byte[] body, Descriptor type) {
        MessageRoom room = new MessageRoom();
        try {
            room.add(CodedInputStream.newInstance(body), type, 0);
        } catch (IOException e) {
            throw new MalformedRequestException("not an OTLP protobuf message: " + e.getMessage(), e);
        }
        if (room.leastBytes > (long) body.length + SPARE_BYTES) {
            throw new MalformedRequestException(
                    "body: " + room.messages + " messages in " + body.length
                            + " bytes (expected: spans with ids, events with a time, attributes with a value)",
                    null);
        }
    }

    private void add(CodedInputStream in, Descriptor type, int depth) throws IOException {
        if (depth > Utf8Mender.MAX_DEPTH) {
            throw new IOException("nested deeper than " + Utf8Mender.MAX_DEPTH);
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            boolean isMessage = field != null
                    && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (!isMessage) {
                in.skipField(tag);
                continue;
            }
            messages++;
            leastBytes += LEAST_BYTES.getOrDefault(field.getMessageType(), LEAST_BYTES_OF_OTHERS);
            int outer = in.pushLimit(in.readRawVarint32());
            add(in, field.getMessageType(), depth + 1);
            in.popLimit(outer);
        }
    }
}
