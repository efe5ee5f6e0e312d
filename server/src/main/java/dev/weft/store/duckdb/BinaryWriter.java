package dev.weft.store.duckdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Grows a byte array: big-endian longs, LEB128 lengths, strings as {@link TextBytes} behind their length. */
final class BinaryWriter {

    private ByteBuffer buffer = ByteBuffer.allocate(512).order(ByteOrder.BIG_ENDIAN);

    void writeByte(int value) {
        room(1).put((byte) value);
    }

    void writeLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    /** Writes 1 to 5 bytes: few for a small unsigned number. */
    void writeUnsigned(int value) {
        int rest = value;
        room(5);
        while ((rest & ~0x7f) != 0) {
            buffer.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        buffer.put((byte) rest);
    }

    void writeBytes(byte[] bytes) {
        writeUnsigned(bytes.length);
        room(bytes.length).put(bytes);
    }

    void writeText(String text) {
        writeBytes(TextBytes.encode(text));
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int needed = Math.addExact(buffer.position(), bytes);
            byte[] larger = Arrays.copyOf(buffer.array(), Math.max(needed, (int) Math.min(2L * needed, 1 << 30)));
            buffer = ByteBuffer.wrap(larger).order(ByteOrder.BIG_ENDIAN).position(buffer.position());
        }
        return buffer;
    }
}
