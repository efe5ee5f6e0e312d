package dev.weft.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Replaces invalid UTF-8 in the string fields of an encoded message by U+FFFD. The generated parsers refuse a whole
 * message for one such string (protobuf encoding guide, "strings must be UTF-8"); everything else is copied as it is.
 *
 * <p>A first walk finds how long every message within it becomes, a second one writes: what is held beside the message and the
 * mended one does not grow with the depth of either.
 */
final class Utf8Mender {

    static final int MAX_DEPTH = 100;

    private int mendedCount;

    /**
     * Returns the message with its strings mended, the same array when there is nothing to mend.
     *
     * @throws IOException when the bytes are no message, one nested deeper than the parsers take, or one that becomes longer
     *     than an array
     */
    byte[] mend(byte[] message, Descriptor type) throws IOException {
        int mendedBefore = mendedCount;
        Lengths lengths = new Lengths();
        int length;
        try {
            length = measure(CodedInputStream.newInstance(message), type, lengths, 0);
        } catch (ArithmeticException e) {
            throw new IOException("too long with U+FFFD in its strings", e);
        }
        if (mendedCount == mendedBefore) {
            return message;
        }
        byte[] mended = new byte[length];
        CodedOutputStream out = CodedOutputStream.newInstance(mended);
        write(message, CodedInputStream.newInstance(message), type, lengths, out);
        out.checkNoSpaceLeft();
        return mended;
    }

    /** Returns how many strings were replaced so far. */
    int mendedCount() {
        return mendedCount;
    }

    /** Returns the mended length of the message up to the limit of the input, and adds those of the messages in it. */
    private int measure(CodedInputStream in, Descriptor type, Lengths lengths, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("nested deeper than " + MAX_DEPTH);
        }
        int length = 0;
        int fieldStart = in.getTotalBytesRead();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = find(type, tag);
            if (field == null) {
                in.skipField(tag);
                length = Math.addExact(length, in.getTotalBytesRead() - fieldStart);
            } else if (field.getJavaType() == JavaType.STRING) {
                byte[] text = in.readByteArray();
                byte[] mended = mend(text);
                mendedCount += Arrays.equals(text, mended) ? 0 : 1;
                length = Math.addExact(length, framed(tag, mended.length));
            } else {
                int slot = lengths.reserve();
                int outer = in.pushLimit(in.readRawVarint32());
                int content = measure(in, field.getMessageType(), lengths, depth + 1);
                in.popLimit(outer);
                lengths.set(slot, content);
                length = Math.addExact(length, framed(tag, content));
            }
            fieldStart = in.getTotalBytesRead();
        }
        return length;
    }

    /** Writes the message up to the limit of the input, which was measured before. */
    private static void write(
            byte[] message, CodedInputStream in, Descriptor type, Lengths lengths, CodedOutputStream out)
            throws IOException {
        int fieldStart = in.getTotalBytesRead();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = find(type, tag);
            if (field == null) {
                in.skipField(tag);
                out.write(message, fieldStart, in.getTotalBytesRead() - fieldStart);
            } else if (field.getJavaType() == JavaType.STRING) {
                out.writeUInt32NoTag(tag);
                out.writeByteArrayNoTag(mend(in.readByteArray()));
            } else {
                out.writeUInt32NoTag(tag);
                out.writeUInt32NoTag(lengths.next());
                int outer = in.pushLimit(in.readRawVarint32());
                write(message, in, field.getMessageType(), lengths, out);
                in.popLimit(outer);
            }
            fieldStart = in.getTotalBytesRead();
        }
    }

    /** Finds the field when it is a string or a message; null when it is copied as it is. */
    private static @Nullable FieldDescriptor find(Descriptor type, int tag) {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            return null;
        }
        FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
        return field != null && (field.getJavaType() == JavaType.STRING || field.getJavaType() == JavaType.MESSAGE)
                ? field
                : null;
    }

    private static int framed(int tag, int contentLength) {
        int frame =
                CodedOutputStream.computeUInt32SizeNoTag(tag) + CodedOutputStream.computeUInt32SizeNoTag(contentLength);
        return Math.addExact(frame, contentLength);
    }

    private static byte[] mend(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    /** Lengths of messages in the order in which they begin. */
    private static final class Lengths {

        private int[] all = new int[64];
        private int size;
        private int read;

        int reserve() {
            if (size == all.length) {
                all = Arrays.copyOf(all, 2 * size);
            }
            return size++;
        }

        void set(int slot, int length) {
            all[slot] = length;
        }

        int next() {
            return all[read++];
        }
    }
}
