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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a request's body as it arrives, decompressing on the way, and stops at the bound on either side: a decompression
 * bomb is never inflated further than the bound, a body without a length is never taken in whole first.
 */
final class HttpBody {

    private final int maxBytes;
    private final Duration receiveTimeout;

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
        try (InputStream sent = new Bounded(
                        request.toInputStream(object -> object instanceof HttpData data ? data : HttpData.empty()));
                InputStream body = coding.decompress(sent)) {
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
                "body: " + failure.getMessage() + " (expected: whole, as " + coding.word() + ")"));
    }

    private RefusedRequestException tooLarge() {
        return new RefusedRequestException(Refusal.of(
                Code.RESOURCE_EXHAUSTED,
                413,
                "body: too large (expected: at most " + maxBytes + " bytes, before and after decompression)"));
    }

    /** Passes on at most the bound. */
    private final class Bounded extends FilterInputStream {

        private long remaining = maxBytes;

        Bounded(InputStream in) {
            super(in);
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

        private void count(int bytes) {
            remaining -= bytes;
            if (remaining < 0) {
                throw tooLarge();
            }
        }
    }
}
