package dev.weft.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Replaces invalid UTF-8 in the string fields of an encoded message by U+FFFD. The generated parsers refuse a whole
 * message for one such string (protobuf encoding guide, "strings must be UTF-8"); everything else is copied as it is.
 */
final class Utf8Mender {

    private static final int MAX_DEPTH = 100;

    private int mendedCount;

    /**
     * Returns the message with its strings mended.
     *
     * @throws IOException when the bytes are no message, or one nested deeper than the parsers take
     */
    byte[] mend(byte[] message, Descriptor type) throws IOException {
        return mend(message, type, 0);
    }

    /** Returns how many strings were replaced so far. */
    int mendedCount() {
        return mendedCount;
    }

    private byte[] mend(byte[] message, Descriptor type, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("nested deeper than " + MAX_DEPTH);
        }
        CodedInputStream in = CodedInputStream.newInstance(message);
        ByteArrayOutputStream mended = new ByteArrayOutputStream(message.length + 16);
        CodedOutputStream out = CodedOutputStream.newInstance(mended);
        int fieldStart = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (field != null && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                byte[] content = in.readByteArray();
                out.writeUInt32NoTag(tag);
                out.writeByteArrayNoTag(
                        switch (field.getJavaType()) {
                            case STRING -> mend(content);
                            case MESSAGE -> mend(content, field.getMessageType(), depth + 1);
                            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, BYTE_STRING, ENUM -> content;
                        });
            } else {
                in.skipField(tag);
                out.write(message, fieldStart, in.getTotalBytesRead() - fieldStart);
            }
            fieldStart = in.getTotalBytesRead();
        }
        out.flush();
        return mended.toByteArray();
    }

    private byte[] mend(byte[] text) {
        byte[] replaced = new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        if (Arrays.equals(text, replaced)) {
            return text;
        }
        mendedCount++;
        return replaced;
    }
}
