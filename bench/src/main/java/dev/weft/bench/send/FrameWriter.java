package dev.weft.bench.send;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Writes HTTP/2 frames; a message's frames go out in one write as far as the peer's windows allow. */
final class FrameWriter {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int GRPC_PREFIX_BYTES = 5;
    private static final int NO_ERROR = 0;

    /** The smallest frame size that every peer takes. */
    static final int MAX_PAYLOAD_BYTES = 16_384;

    private final SocketChannel channel;
    private final byte[] headers;
    private final ByteBuffer output;
    private final ByteBuffer small = ByteBuffer.allocate(64);

    FrameWriter(SocketChannel channel, byte[] headers, int largestMessageBytes) {
        this.channel = channel;
        this.headers = headers;
        int payload = GRPC_PREFIX_BYTES + largestMessageBytes;
        int frames = Math.ceilDiv(payload, MAX_PAYLOAD_BYTES) + 1;
        this.output = ByteBuffer.allocateDirect(payload + frames * FrameReader.HEAD_BYTES + headers.length);
    }

    void begin() throws IOException {
        small.clear().put(PREFACE);
        head(small, 0, FrameReader.SETTINGS, 0, 0);
        writeFully(small.flip());
    }

    void settingsAck() throws IOException {
        head(small.clear(), 0, FrameReader.SETTINGS, FrameReader.ACK, 0);
        writeFully(small.flip());
    }

    void pingAck(byte[] payload) throws IOException {
        head(small.clear(), payload.length, FrameReader.PING, FrameReader.ACK, 0);
        writeFully(small.put(payload).flip());
    }

    void windowUpdate(int bytes) throws IOException {
        head(small.clear(), Integer.BYTES, FrameReader.WINDOW_UPDATE, 0, 0);
        writeFully(small.putInt(bytes).flip());
    }

    /** Lays out the frames of one request: headers, then the message with gRPC's prefix in frames of full size. */
    void prepare(int stream, byte[] message, int size) {
        output.clear();
        head(output, headers.length, FrameReader.HEADERS, FrameReader.END_HEADERS, stream);
        output.put(headers);
        int payload = GRPC_PREFIX_BYTES + size;
        int first = Math.min(payload, MAX_PAYLOAD_BYTES);
        head(output, first, FrameReader.DATA, first == payload ? FrameReader.END_STREAM : 0, stream);
        output.put((byte) 0).putInt(size).put(message, 0, first - GRPC_PREFIX_BYTES);
        for (int at = first; at < payload; at += MAX_PAYLOAD_BYTES) {
            int length = Math.min(payload - at, MAX_PAYLOAD_BYTES);
            head(output, length, FrameReader.DATA, at + length == payload ? FrameReader.END_STREAM : 0, stream);
            output.put(message, at - GRPC_PREFIX_BYTES, length);
        }
        output.flip();
    }

    boolean hasPrepared() {
        return output.hasRemaining();
    }

    /** Writes the prepared frames that fit into the window and returns how much of it they took. */
    long writePrepared(long window) throws IOException {
        int end = output.limit();
        int upTo = output.position();
        long taken = 0;
        while (upTo < end) {
            int length = (output.get(upTo) & 0xFF) << 16 | (output.getShort(upTo + 1) & 0xFFFF);
            int counted = output.get(upTo + 3) == FrameReader.DATA ? length : 0;
            if (taken + counted > window) {
                break;
            }
            taken += counted;
            upTo += FrameReader.HEAD_BYTES + length;
        }
        writeFully(output.limit(upTo));
        output.limit(end);
        return taken;
    }

    /** Drops what is left of the prepared frames, as the answer came without them. */
    void giveUp(int stream) throws IOException {
        output.position(output.limit());
        head(small.clear(), Integer.BYTES, FrameReader.RST_STREAM, 0, stream);
        writeFully(small.putInt(NO_ERROR).flip());
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void head(ByteBuffer into, int length, int type, int flags, int stream) {
        into.put((byte) (length >>> 16)).putShort((short) length);
        into.put((byte) type).put((byte) flags).putInt(stream);
    }
}
