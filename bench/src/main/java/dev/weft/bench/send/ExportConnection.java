package dev.weft.bench.send;

import com.google.protobuf.ByteString;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One HTTP/2 connection that carries one export at a time. Not safe for use by several threads, but for closing. */
final class ExportConnection implements AutoCloseable {

    private static final int SETTING_INITIAL_WINDOW = 4;
    private static final int SETTING_BYTES = 6;
    private static final int DEFAULT_WINDOW = 65_535;
    private static final int GRPC_PREFIX_BYTES = 5;

    private final SocketChannel channel;
    private final FrameReader reader;
    private final FrameWriter writer;
    private final DefaultHttp2HeadersDecoder headersDecoder = new DefaultHttp2HeadersDecoder();
    private long connectionWindow = DEFAULT_WINDOW;
    private long streamWindow;
    private int initialWindow = DEFAULT_WINDOW;
    private int stream = -1;
    private int received;

    private final ByteArrayOutputStream headerBlock = new ByteArrayOutputStream();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String status = "missing";
    private String message = "";
    private @Nullable String details;
    private boolean ended;

    private ExportConnection(SocketChannel channel, String address, int largestMessageBytes) {
        this.channel = channel;
        this.reader = new FrameReader(channel);
        this.writer = new FrameWriter(channel, ExportHeaders.block(address), largestMessageBytes);
    }

    /** @param address host:port */
    static ExportConnection open(String address, int largestMessageBytes) throws IOException {
        int colon = address.lastIndexOf(':');
        SocketChannel channel = SocketChannel.open(
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ExportConnection connection = new ExportConnection(channel, address, largestMessageBytes);
        connection.writer.begin();
        connection.readFrame();
        return connection;
    }

    /** Makes the next request ready to go out, so that sending it costs no more than the writing. */
    void prepare(byte[] request, int size) {
        stream += 2;
        writer.prepare(stream, request, size);
    }

    /** Sends the prepared request and waits for its answer. */
    ExportAnswer send() throws IOException {
        streamWindow = initialWindow;
        body.reset();
        status = "missing";
        message = "";
        details = null;
        ended = false;
        while (!ended) {
            if (writer.hasPrepared()) {
                long taken = writer.writePrepared(Math.min(connectionWindow, streamWindow));
                connectionWindow -= taken;
                streamWindow -= taken;
            }
            readFrame();
        }
        if (writer.hasPrepared()) {
            writer.giveUp(stream);
        }
        return answer();
    }

    private void readFrame() throws IOException {
        reader.next();
        switch (reader.type()) {
            case FrameReader.DATA -> readData();
            case FrameReader.HEADERS, FrameReader.CONTINUATION -> readHeaders();
            case FrameReader.RST_STREAM -> {
                if (reader.stream() == stream) {
                    throw new IOException("stream reset with code " + reader.intAt(0));
                }
            }
            case FrameReader.GOAWAY -> throw new IOException("connection ended with code " + reader.intAt(4));
            case FrameReader.SETTINGS -> readSettings();
            case FrameReader.PING -> {
                if (!reader.has(FrameReader.ACK)) {
                    writer.pingAck(reader.payload());
                }
            }
            case FrameReader.WINDOW_UPDATE -> {
                if (reader.stream() == 0) {
                    connectionWindow += reader.intAt(0);
                } else if (reader.stream() == stream) {
                    streamWindow += reader.intAt(0);
                }
            }
            default -> {}
        }
    }

    private void readData() throws IOException {
        body.writeBytes(reader.payload());
        ended = reader.has(FrameReader.END_STREAM);
        received += reader.size();
        if (received > DEFAULT_WINDOW / 2) {
            writer.windowUpdate(received);
            received = 0;
        }
    }

    private void readSettings() throws IOException {
        if (reader.has(FrameReader.ACK)) {
            return;
        }
        for (int at = 0; at < reader.size(); at += SETTING_BYTES) {
            if (reader.intAt(at) >>> 16 == SETTING_INITIAL_WINDOW) {
                int window = reader.intAt(at + 2);
                streamWindow += window - initialWindow;
                initialWindow = window;
            }
        }
        writer.settingsAck();
    }

    private void readHeaders() throws IOException {
        headerBlock.writeBytes(reader.payload());
        if (reader.type() == FrameReader.HEADERS) {
            ended = reader.has(FrameReader.END_STREAM);
        }
        if (!reader.has(FrameReader.END_HEADERS)) {
            return;
        }
        try {
            Http2Headers headers =
                    headersDecoder.decodeHeaders(stream, Unpooled.wrappedBuffer(headerBlock.toByteArray()));
            status = text(headers, "grpc-status", status);
            message = text(headers, "grpc-message", message);
            CharSequence bytes = headers.get("grpc-status-details-bin");
            details = bytes == null ? details : bytes.toString();
        } catch (Http2Exception e) {
            throw new IOException("headers that are none", e);
        }
        headerBlock.reset();
    }

    private static String text(Http2Headers headers, String name, String otherwise) {
        CharSequence value = headers.get(name);
        return value == null ? otherwise : value.toString();
    }

    private ExportAnswer answer() throws IOException {
        if (!status.chars().allMatch(Character::isDigit)) {
            throw new IOException("grpc-status: " + status + " (expected: a number)");
        }
        byte[] bytes = body.toByteArray();
        ByteString response = bytes.length < GRPC_PREFIX_BYTES
                ? ByteString.EMPTY
                : ByteString.copyFrom(bytes, GRPC_PREFIX_BYTES, bytes.length - GRPC_PREFIX_BYTES);
        return new ExportAnswer(Integer.parseInt(status), message, details, response);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
