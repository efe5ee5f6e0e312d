package dev.weft.otlp;

import com.google.rpc.Code;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads a request's body as it arrives, decompressing on the way, and stops at the bound on either side: a decompression
 * bomb is never inflated further than the bound, a body without a length is never taken in whole first. What all bodies
 * under way take is bounded too, before and after decompression.
 */
final class HttpBody {

    /** How many largest bodies may be under way at the same time; most bodies are far smaller. */
    private static final int MAX_LARGEST_BODIES = 8;

    private final int maxBytes;
    private final Duration receiveTimeout;
    private final Duration retryDelay;

    /** Of all bodies under way, as they came and as they unfolded. */
    private final AtomicLong heldBytes = new AtomicLong();

    HttpBody(int maxBytes, Duration receiveTimeout, Duration retryDelay) {
        this.maxBytes = maxBytes;
        this.receiveTimeout = receiveTimeout;
        this.retryDelay = retryDelay;
    }

    /** @throws RefusedRequestException when it is too large, too slow, or not compressed as it says */
    byte[] read(ServiceRequestContext context, HttpRequest request, ContentCoding coding) {
        if (request.headers().contentLength() > maxBytes) {
            throw tooLarge();
        }
        ScheduledFuture<?> deadline = context.eventLoop()
                .withoutContext()
                .schedule(
                        () -> request.abort(new TimeoutException()), receiveTimeout.toMillis(), TimeUnit.MILLISECONDS);
        try (InputStream received = new Bounded(arriving(request));
                InputStream body =
                        coding == ContentCoding.IDENTITY ? received : new Bounded(coding.decompress(received))) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw refused(e, coding);
        } finally {
            deadline.cancel(false);
        }
    }

    private RefusedRequestException refused(IOException failure, ContentCoding coding) {
        if (failure.getCause() instanceof TimeoutException) {
            return new RefusedRequestException(Refusal.of(
                    Code.DEADLINE_EXCEEDED,
                    408,
                    "the body did not arrive within " + receiveTimeout.toMillis() + " ms"));
        }
        return new RefusedRequestException(Refusal.of(
                Code.INVALID_ARGUMENT,
                400,
                "body: " + reason(failure) + " (expected: whole, as " + coding.word() + ")"));
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null ? "cut short" : failure.getMessage();
    }

    private RefusedRequestException tooLarge() {
        return new RefusedRequestException(Refusal.of(
                Code.RESOURCE_EXHAUSTED,
                413,
                "body: too large (expected: at most " + maxBytes + " bytes, before and after decompression)"));
    }

    private RefusedRequestException tooBusy() {
        return new RefusedRequestException(new Refusal(
                Code.RESOURCE_EXHAUSTED, 429, "too many bodies are being received", Optional.of(retryDelay)));
    }

    private static InputStream arriving(HttpRequest request) {
        return request.toInputStream(object -> object instanceof HttpData data ? data : HttpData.empty());
    }

    /** A body on one side of its decompression: at most the bound of one, and within the bound of all that are under way. */
    private final class Bounded extends FilterInputStream {

        private long count;

        Bounded(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public void close() throws IOException {
            heldBytes.addAndGet(-count);
            count = 0;
            super.close();
        }

        private void count(int bytes) {
            count += bytes;
            if (heldBytes.addAndGet(bytes) > (long) MAX_LARGEST_BODIES * maxBytes) {
                throw tooBusy();
            }
            if (count > maxBytes) {
                throw tooLarge();
            }
        }
    }
}
