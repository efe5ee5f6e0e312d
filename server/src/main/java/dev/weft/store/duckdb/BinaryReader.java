package dev.weft.store.duckdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads what {@link BinaryWriter} wrote. Input that ends early or names an impossible length throws
 * {@link java.nio.BufferUnderflowException} or {@link IllegalStateException}.
 */
final class BinaryReader {

    private final ByteBuffer buffer;

    BinaryReader(byte[] bytes) {
        this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
    }

    int readByte() {
        return buffer.get() & 0xff;
    }

    long readLong() {
        return buffer.getLong();
    }

    int readUnsigned() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte next = buffer.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("stored number is longer than 5 bytes");
    }

    /** Returns a number of things that follow, each of at least one byte. */
    int readCount() {
        int count = readUnsigned();
        if (count < 0 || count > buffer.remaining()) {
            throw new IllegalStateException("stored count: " + Integer.toUnsignedString(count) + " (expected: at most "
                    + buffer.remaining() + ", the bytes left)");
        }
        return count;
    }

    byte[] readBytes() {
        byte[] bytes = new byte[readCount()];
        buffer.get(bytes);
        return bytes;
    }

    String readText() {
        return TextBytes.decode(readBytes());
    }

    void expectEnd() {
        if (buffer.hasRemaining()) {
            throw new IllegalStateException("stored value has " + buffer.remaining() + " bytes behind its end");
        }
    }
}
