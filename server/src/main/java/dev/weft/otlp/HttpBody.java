package dev.weft.otlp;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.ShuttingDownException;
import com.linecorp.armeria.common.stream.ClosedStreamException;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a request's body as it arrives, decompressing on the way, and stops at the bound on either side: a decompression
 * bomb is never inflated further than the bound, a body without a length is never taken in whole first. What all requests
 * take that are being received is bounded too, before and after decompression.
 */
final class HttpBody {

    private final int maxBytes;
    private final Duration receiveTimeout;
    private final ReceivedBytes all;

    /** @param all what the bodies under way are held to */
    HttpBody(int maxBytes, Duration receiveTimeout, ReceivedBytes all) {
        this.maxBytes = maxBytes;
        this.receiveTimeout = receiveTimeout;
        this.all = all;
    }

    /** @throws RefusedRequestException when it is too large, too slow, or not compressed as it says */
    byte[] read(ServiceRequestContext context, HttpRequest request, ContentCoding coding) {
        if (request.headers().contentLength() > maxBytes) {
            throw new RefusedRequestException(Refusal.tooLarge("body", maxBytes));
        }
        ScheduledFuture<?> deadline = context.eventLoop()
                .withoutContext()
                .schedule(
                        () -> request.abort(new TimeoutException()), receiveTimeout.toMillis(), TimeUnit.MILLISECONDS);
        try (ReceivedBytes.Share share = all.begin();
                InputStream received = new BoundedStream(arriving(request), "body", maxBytes, share);
                InputStream body = coding == ContentCoding.IDENTITY
                        ? received
                        : new BoundedStream(coding.decompress(received), "body", maxBytes, share)) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw refused(e, coding);
        } finally {
            deadline.cancel(false);
        }
    }

    private RefusedRequestException refused(IOException failure, ContentCoding coding) {
        return new RefusedRequestException(
                switch (failure.getCause()) {
                    case TimeoutException _ -> Refusal.tooSlow("body", receiveTimeout);
                    case ShuttingDownException _ -> Refusal.of(Reason.STOPPING, "the server is stopping");
                    case ClosedStreamException _ -> Refusal.of(Reason.CUT_SHORT, "body: cut short (expected: whole)");
                    case null, default ->
                        Refusal.of(
                                Reason.MALFORMED,
                                "body: " + reason(failure) + " (expected: whole, as " + coding.word() + ")");
                });
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null ? "cut short" : failure.getMessage();
    }

    private static InputStream arriving(HttpRequest request) {
        return request.toInputStream(object -> object instanceof HttpData data ? data : HttpData.empty());
    }
}
