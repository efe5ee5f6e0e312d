package dev.weft.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Changes an encoded message in one place and keeps the lengths around it right, so that what comes out is protobuf still, but
 * for texts, ids and types: fields twice, gone, moved, unknown, of another wire type, in longer varints than they need.
 */
final class WireMutations {

    private static final int UNKNOWN_FIELD = 2000;
    private static final List<ByteString> CONTENTS = List.of(
            ByteString.EMPTY,
            ByteString.copyFromUtf8("é😀"),
            ByteString.copyFrom(new byte[8]),
            ByteString.copyFrom(new byte[16]),
            ByteString.copyFrom(new byte[] {1}),
            ByteString.copyFrom(new byte[] {(byte) 0xC0, (byte) 0x80}),
            ByteString.copyFrom(new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80}),
            ByteString.copyFrom(new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x98}));

    private final Random random;

    WireMutations(Random random) {
        this.random = random;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Field(int tag, byte[] value) {
        int number() {
            return WireFormat.getTagFieldNumber(tag);
        }

        boolean hasContent() {
            return WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        }
    }

    /** Returns the changed message, or the same bytes when they are none. */
    byte[] mutate(byte[] message, Descriptor type) {
        try {
            return mutated(message, type);
        } catch (IOException _) {
            return message;
        }
    }

    private byte[] mutated(byte[] message, Descriptor type) throws IOException {
        List<Field> fields = fields(message);
        List<Integer> inner = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            FieldDescriptor field = type.findFieldByNumber(fields.get(i).number());
            if (field != null
                    && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && fields.get(i).hasContent()) {
                inner.add(i);
            }
        }
        if (inner.isEmpty() || random.nextInt(6) == 0) {
            change(fields);
        } else {
            int index = inner.get(random.nextInt(inner.size()));
            Field field = fields.get(index);
            Descriptor innerType = type.findFieldByNumber(field.number()).getMessageType();
            fields.set(index, new Field(field.tag(), mutated(field.value(), innerType)));
        }
        return bytes(fields);
    }

    private void change(List<Field> fields) {
        int index = fields.isEmpty() ? 0 : random.nextInt(fields.size());
        if (fields.isEmpty() || random.nextInt(6) == 0) {
            fields.add(index, unknown());
            return;
        }
        Field field = fields.get(index);
        switch (random.nextInt(6)) {
            case 0 -> fields.add(random.nextInt(fields.size() + 1), field);
            case 1 -> fields.remove(index);
            case 2 -> Collections.shuffle(fields, random);
            case 3 -> fields.set(index, new Field(field.tag() ^ (1 + random.nextInt(7)), field.value()));
            case 4 -> {
                ByteString content = CONTENTS.get(random.nextInt(CONTENTS.size()));
                fields.set(index, field.hasContent() ? new Field(field.tag(), content.toByteArray()) : unknown());
            }
            default -> fields.set(index, new Field(random.nextInt(20) << 3 | random.nextInt(8), field.value()));
        }
    }

    private Field unknown() {
        return switch (random.nextInt(5)) {
            case 0 -> new Field(UNKNOWN_FIELD << 3 | WireFormat.WIRETYPE_VARINT, new byte[] {(byte) 0x80, 1});
            case 1 -> new Field(UNKNOWN_FIELD << 3 | WireFormat.WIRETYPE_FIXED64, new byte[8]);
            case 2 -> new Field(UNKNOWN_FIELD << 3 | WireFormat.WIRETYPE_FIXED32, new byte[4]);
            case 3 ->
                new Field(UNKNOWN_FIELD << 3 | WireFormat.WIRETYPE_START_GROUP, new byte[] {8, 1, (byte) 0x84, 125});
            default -> new Field(UNKNOWN_FIELD << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED, new byte[] {(byte) 0xFF});
        };
    }

    private static List<Field> fields(byte[] message) throws IOException {
        List<Field> fields = new ArrayList<>();
        CodedInputStream in = CodedInputStream.newInstance(message);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                fields.add(new Field(tag, in.readByteArray()));
            } else {
                int start = in.getTotalBytesRead();
                in.skipField(tag);
                byte[] value = new byte[in.getTotalBytesRead() - start];
                System.arraycopy(message, start, value, 0, value.length);
                fields.add(new Field(tag, value));
            }
        }
        return fields;
    }

    private byte[] bytes(List<Field> fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (Field field : fields) {
            writeVarint(out, field.tag());
            if (field.hasContent()) {
                writeVarint(out, field.value().length);
            }
            out.writeRawBytes(field.value());
        }
        out.flush();
        return bytes.toByteArray();
    }

    /** Now and then with a byte that it does not need. */
    private void writeVarint(CodedOutputStream out, int value) throws IOException {
        if (value < 0x80 && random.nextInt(200) == 0) {
            out.writeRawByte((byte) (value | 0x80));
            out.writeRawByte((byte) 0);
        } else {
            out.writeUInt32NoTag(value);
        }
    }
}
