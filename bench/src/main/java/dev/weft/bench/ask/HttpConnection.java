package dev.weft.bench.ask;

import com.google.protobuf.ByteString;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** A kept HTTP/1.1 connection for one request at a time, opened anew when it lay idle for long. Not safe for several threads. */
public final class HttpConnection implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);
    private static final Duration KEPT = Duration.ofSeconds(4);

    private final String address;
    private Socket socket = new Socket();
    private InputStream input = InputStream.nullInputStream();
    private long lastUsedNanos;

    /** Kept from answer to answer, so that a large one costs no growing and copying while it is timed. */
    private byte[] body = new byte[1 << 16];

    private int size;

    /** @param address host:port */
    public HttpConnection(String address) {
        this.address = address;
    }

    public HttpAnswer get(String path) throws IOException {
        return get(path, "application/json");
    }

    public HttpAnswer get(String path, String accept) throws IOException {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: " + address + "\r\nAccept: " + accept + "\r\n\r\n");
    }

    /** @param json in ASCII */
    public HttpAnswer post(String path, String json) throws IOException {
        return exchange("POST " + path + " HTTP/1.1\r\nHost: " + address
                + "\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                + "\r\n\r\n" + json);
    }

    private HttpAnswer exchange(String request) throws IOException {
        if (!socket.isConnected() || System.nanoTime() - lastUsedNanos > KEPT.toNanos()) {
            open();
        }
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        long began = System.nanoTime();
        socket.getOutputStream().write(bytes);
        int status = Integer.parseInt(line().substring(9, 12));
        int length = -1;
        boolean chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).trim());
            } else if (header.startsWith("transfer-encoding:")) {
                chunked = header.endsWith("chunked");
            }
        }
        size = 0;
        if (chunked) {
            readChunks();
        } else {
            readExactly(length);
        }
        lastUsedNanos = System.nanoTime();
        return new HttpAnswer(status, ByteString.copyFrom(body, 0, size), lastUsedNanos - began);
    }

    private void open() throws IOException {
        socket.close();
        int colon = address.lastIndexOf(':');
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(ANSWER_WITHIN.toMillis()));
        socket.connect(
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
        input = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private void readExactly(int length) throws IOException {
        if (length < 0) {
            throw new IOException("an answer without a length (expected: Content-Length or chunks)");
        }
        if (size + length > body.length) {
            body = Arrays.copyOf(body, Math.max(size + length, body.length * 2));
        }
        if (input.readNBytes(body, size, length) < length) {
            throw new EOFException("the server closed the connection");
        }
        size += length;
    }

    private void readChunks() throws IOException {
        for (int length = chunkLength(); length > 0; length = chunkLength()) {
            readExactly(length);
            line();
        }
        line();
    }

    private int chunkLength() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].trim(), 16);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
