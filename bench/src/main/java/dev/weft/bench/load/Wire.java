package dev.weft.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Writes protobuf's wire form and remembers where blanks were left in it. */
final class Wire {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;
    private static final int FIXED32 = 5;

    private byte[] bytes = new byte[64];
    private int size;
    private final List<Blank> blanks = new ArrayList<>();
    private int[] positions = new int[4];
    private int[] arguments = new int[4];

    void varint(int field, long value) {
        tag(field, VARINT);
        rawVarint(value);
    }

    void fixed32(int field, int value) {
        tag(field, FIXED32);
        zeros(Integer.BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[size - Integer.BYTES + i] = (byte) (value >>> (8 * i));
        }
    }

    void fixed64Blank(int field) {
        tag(field, FIXED64);
        zeros(Long.BYTES);
    }

    void bytesBlank(int field, int length) {
        tag(field, DELIMITED);
        rawVarint(length);
        zeros(length);
    }

    void text(int field, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        tag(field, DELIMITED);
        rawVarint(utf8.length);
        append(utf8, utf8.length);
    }

    void message(int field, Consumer<Wire> content) {
        Wire inner = new Wire();
        content.accept(inner);
        tag(field, DELIMITED);
        rawVarint(inner.size);
        for (int i = 0; i < inner.blanks.size(); i++) {
            addBlank(inner.blanks.get(i), size + inner.positions[i], inner.arguments[i]);
        }
        append(inner.bytes, inner.size);
    }

    /** Marks a blank whose first byte was written this many bytes ago. */
    void blank(Blank blank, int bytesBack, int argument) {
        addBlank(blank, size - bytesBack, argument);
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Returns the blanks in the order of their positions. */
    List<Blank> blanks() {
        return blanks;
    }

    int[] positions() {
        return Arrays.copyOf(positions, blanks.size());
    }

    int[] arguments() {
        return Arrays.copyOf(arguments, blanks.size());
    }

    private void tag(int field, int type) {
        rawVarint((long) field << 3 | type);
    }

    private void rawVarint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        put((byte) rest);
    }

    private void put(byte value) {
        zeros(1);
        bytes[size - 1] = value;
    }

    private void zeros(int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
        }
        size += length;
    }

    private void append(byte[] source, int length) {
        zeros(length);
        System.arraycopy(source, 0, bytes, size - length, length);
    }

    private void addBlank(Blank blank, int position, int argument) {
        int count = blanks.size();
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, count * 2);
            arguments = Arrays.copyOf(arguments, count * 2);
        }
        positions[count] = position;
        arguments[count] = argument;
        blanks.add(blank);
    }
}
