package dev.weft.bench.send;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Reads HTTP/2 frames (RFC 9113, section 4.1) one after another; payload and head hold until the next is read. */
final class FrameReader {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 0x1;
    static final int ACK = 0x1;
    static final int END_HEADERS = 0x4;
    private static final int PADDED = 0x8;
    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_BYTES = 5;

    static final int HEAD_BYTES = 9;

    /** The largest payload that a peer may send, since we never allow more. */
    private static final int MAX_PAYLOAD_BYTES = 16_384;

    private final SocketChannel channel;
    private final ByteBuffer input =
            ByteBuffer.allocate(HEAD_BYTES + MAX_PAYLOAD_BYTES).flip();

    private int type;
    private int flags;
    private int stream;
    private byte[] payload = new byte[0];
    private int size;

    FrameReader(SocketChannel channel) {
        this.channel = channel;
    }

    void next() throws IOException {
        require(HEAD_BYTES);
        size = (input.get() & 0xFF) << 16 | (input.get() & 0xFF) << 8 | (input.get() & 0xFF);
        type = input.get();
        flags = input.get();
        stream = input.getInt() & Integer.MAX_VALUE;
        if (size > MAX_PAYLOAD_BYTES) {
            throw new IOException("frame of " + size + " bytes (expected: at most " + MAX_PAYLOAD_BYTES + ")");
        }
        require(size);
        payload = new byte[size];
        input.get(payload);
        if (type == DATA || type == HEADERS) {
            unpad();
        }
    }

    int type() {
        return type;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    int stream() {
        return stream;
    }

    /** Returns the payload's size on the wire, padding included. */
    int size() {
        return size;
    }

    /** Returns the payload without padding and priority. */
    byte[] payload() {
        return payload;
    }

    int intAt(int position) {
        return ByteBuffer.wrap(payload).getInt(position);
    }

    private void unpad() {
        int from = 0;
        int to = size;
        if (has(PADDED)) {
            from = 1;
            to -= payload[0] & 0xFF;
        }
        if (type == HEADERS && has(PRIORITY)) {
            from += PRIORITY_BYTES;
        }
        if (from > 0) {
            byte[] bare = new byte[to - from];
            System.arraycopy(payload, from, bare, 0, bare.length);
            payload = bare;
        }
    }

    private void require(int bytes) throws IOException {
        if (input.remaining() >= bytes) {
            return;
        }
        input.compact();
        while (input.position() < bytes) {
            if (channel.read(input) < 0) {
                throw new EOFException("the server closed the connection");
            }
        }
        input.flip();
    }
}
