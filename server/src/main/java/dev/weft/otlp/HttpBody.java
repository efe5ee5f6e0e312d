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
 * bomb is never inflated further than the bound, a body without a length is never taken in whole first.
 */
final class HttpBody {

    /** How many largest bodies may be under way at the same time; most bodies are far smaller. */
    private static final int MAX_LARGEST_BODIES = 8;

    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final int maxBytes;
    private final Duration receiveTimeout;
    private final AtomicLong receivedBytes = new AtomicLong();

    HttpBody(int maxBytes, Duration receiveTimeout) {
        this.maxBytes = maxBytes;
        this.receiveTimeout = receiveTimeout;
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
        try (Received received = new Received(request);
                InputStream body = coding.decompress(received)) {
            byte[] content = body.readNBytes(maxBytes + 1);
            if (content.length > maxBytes) {
                throw tooLarge();
            }
            return content;
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

    private static RefusedRequestException tooBusy() {
        return new RefusedRequestException(new Refusal(
                Code.RESOURCE_EXHAUSTED, 429, "too many bodies are being received", Optional.of(RETRY_DELAY)));
    }

    /** The body as it arrives: at most the bound of one, and within the bound of all that are under way. */
    private final class Received extends FilterInputStream {

        private long count;

        Received(HttpRequest request) {
            super(request.toInputStream(object -> object instanceof HttpData data ? data : HttpData.empty()));
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
            receivedBytes.addAndGet(-count);
            count = 0;
            super.close();
        }

        private void count(int bytes) {
            count += bytes;
            if (receivedBytes.addAndGet(bytes) > (long) MAX_LARGEST_BODIES * maxBytes) {
                throw tooBusy();
            }
            if (count > maxBytes) {
                throw tooLarge();
            }
        }
    }
}
