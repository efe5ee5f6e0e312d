package dev.weft.api;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.ResponseHeaders;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer. A small one is sent whole when it is closed; a larger one is sent in chunks as it grows, never
 * faster than the client reads: writing blocks.
 */
final class AnswerStream extends OutputStream {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final ResponseHeaders headers;
    private final CompletableFuture<HttpResponse> response;
    private byte[] chunk = new byte[CHUNK_BYTES];
    private int size;
    private boolean closed;
    private HttpHeaders trailers = HttpHeaders.of();
    private @Nullable HttpResponseWriter writer;

    /** @param response completed when the answer begins; whoever fails before that completes it otherwise */
    AnswerStream(ResponseHeaders headers, CompletableFuture<HttpResponse> response) {
        this.headers = headers;
        this.response = response;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (size == CHUNK_BYTES) {
                send();
            }
            int part = Math.min(left, CHUNK_BYTES - size);
            System.arraycopy(bytes, from, chunk, size, part);
            size += part;
            from += part;
            left -= part;
        }
    }

    /** Sends what has been written so far, and waits until the client took it. */
    void send() throws IOException {
        HttpResponseWriter open = writer;
        if (open == null) {
            open = HttpResponse.streaming();
            open.write(headers);
            writer = open;
            response.complete(open);
        }
        if (!open.tryWrite(HttpData.wrap(chunk, 0, size))) {
            throw new IOException("the client went away");
        }
        chunk = new byte[CHUNK_BYTES];
        size = 0;
        try {
            open.whenConsumed().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while sending an answer");
        } catch (ExecutionException e) {
            throw new IOException("the client went away", e);
        }
    }

    /** Sets what is sent behind the body, unless the answer is sent whole: then it is among the headers. */
    void trailers(HttpHeaders known) {
        trailers = known;
    }

    /** Ends the answer as broken if it has begun; otherwise nothing was sent. */
    boolean abort(Throwable cause) {
        closed = true;
        if (writer != null) {
            writer.close(cause);
        }
        return writer != null;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (writer == null) {
            ResponseHeaders all = headers.toBuilder().set(trailers).build();
            response.complete(HttpResponse.of(all, HttpData.wrap(chunk, 0, size)));
            return;
        }
        if (size > 0) {
            send();
        }
        if (!trailers.isEmpty() && !writer.tryWrite(trailers)) {
            throw new IOException("the client went away");
        }
        writer.close();
    }
}
