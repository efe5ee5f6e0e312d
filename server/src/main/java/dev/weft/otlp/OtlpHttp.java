package dev.weft.otlp;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceOptions;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OTLP/HTTP on {@code /v1/traces}, {@code /v1/metrics} and {@code /v1/logs}, in protobuf and JSON; serves every path of its
 * port, so that all errors have a {@code google.rpc.Status} as their body. Each request has a virtual thread of its own.
 */
public final class OtlpHttp implements HttpService {

    private static final Logger logger = LoggerFactory.getLogger(OtlpHttp.class);

    /** A thread for each request: a slow sender must not take one of the server's handlers. */
    private static final Executor RECEIVERS =
            task -> Thread.ofVirtual().name("weft-otlp-http").start(task);

    private final OtlpReceiver receiver;
    private final HttpBody body;

    public OtlpHttp(OtlpReceiver receiver) {
        this.receiver = receiver;
        OtlpLimits limits = receiver.limits();
        this.body = new HttpBody(limits.maxHttpBodyBytes(), limits.receiveTimeout(), receiver.receiving());
    }

    /** Bodies are bounded while {@link HttpBody} reads them; the server's own bound is below that of this service. */
    @Override
    public ServiceOptions options() {
        return ServiceOptions.builder().maxRequestLength(0).build();
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        OtlpLimits limits = receiver.limits();
        context.setRequestTimeout(limits.receiveTimeout().plus(limits.answerTimeout()));
        return HttpResponse.of(() -> answer(context, request), RECEIVERS);
    }

    private HttpResponse answer(ServiceRequestContext context, HttpRequest request) {
        try {
            Signal signal = signal(context.path());
            requirePost(request.method());
            OtlpEncoding encoding = encoding(request);
            byte[] content = body.read(context, request, coding(request));
            byte[] answer = receiver.export(
                    signal,
                    encoding,
                    content,
                    context.remoteAddress().getAddress().getHostAddress());
            if (context.isTimedOut()) {
                throw new RefusedRequestException(receiver.unanswered());
            }
            return HttpResponse.of(
                    ResponseHeaders.builder(200)
                            .contentType(encoding.mediaType())
                            .build(),
                    HttpData.wrap(answer));
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.of(e);
            if (refusal.isInternal()) {
                logger.error("a request for {} failed", context.path(), e);
            }
            receiver.refusals().add(refusal.reason());
            return response(context, refusal, encodingOfErrors(request));
        }
    }

    /**
     * A sender that stalls or does not stop is answered and let go (RFC 9110, 15.5.9 and 15.5.14): on a connection that
     * stays, the rest of its body would be waited for.
     */
    private static HttpResponse response(ServiceRequestContext context, Refusal refusal, OtlpEncoding encoding) {
        ResponseHeadersBuilder headers =
                ResponseHeaders.builder(refusal.reason().httpStatus()).contentType(encoding.mediaType());
        refusal.retryDelay()
                .ifPresent(delay -> headers.setLong(
                        HttpHeaderNames.RETRY_AFTER,
                        Math.max(1, delay.plusMillis(999).toSeconds())));
        switch (refusal.reason().httpStatus()) {
            case 408, 413 -> {
                if (context.sessionProtocol().isExplicitHttp1()) {
                    headers.set(HttpHeaderNames.CONNECTION, "close");
                }
            }
            case 405 -> headers.set(HttpHeaderNames.ALLOW, HttpMethod.POST.name());
            case 415 -> headers.set(HttpHeaderNames.ACCEPT_ENCODING, ContentCoding.ACCEPTED_BY_HTTP);
            default -> {}
        }
        return HttpResponse.of(headers.build(), HttpData.wrap(encoding.encode(refusal)));
    }

    private static Signal signal(String path) {
        for (Signal signal : Signal.values()) {
            if (signal.httpPath().equals(path)) {
                return signal;
            }
        }
        throw new RefusedRequestException(
                Refusal.of(Reason.NOT_SERVED, "path: " + path + " (expected: /v1/traces, /v1/metrics or /v1/logs)"));
    }

    private static void requirePost(HttpMethod method) {
        if (method != HttpMethod.POST) {
            throw new RefusedRequestException(
                    Refusal.of(Reason.WRONG_METHOD, "method: " + method + " (expected: POST)"));
        }
    }

    private static OtlpEncoding encoding(HttpRequest request) {
        OtlpEncoding encoding = find(request);
        if (encoding == null) {
            throw new RefusedRequestException(Refusal.of(
                    Reason.UNSUPPORTED,
                    "Content-Type: " + request.headers().get(HttpHeaderNames.CONTENT_TYPE, "")
                            + " (expected: application/x-protobuf or application/json)"));
        }
        return encoding;
    }

    /** Errors are in the request's encoding; where that is unknown, in the one that people read. */
    private static OtlpEncoding encodingOfErrors(HttpRequest request) {
        OtlpEncoding encoding = find(request);
        return encoding == null ? OtlpEncoding.JSON : encoding;
    }

    /** Finds what a media type names, whatever its case and parameters (RFC 9110, 8.3.1). */
    private static @Nullable OtlpEncoding find(HttpRequest request) {
        String type = request.headers()
                .get(HttpHeaderNames.CONTENT_TYPE, "")
                .split(";", 2)[0]
                .strip();
        for (OtlpEncoding encoding : OtlpEncoding.values()) {
            if (encoding.mediaType().withoutParameters().toString().equalsIgnoreCase(type)) {
                return encoding;
            }
        }
        return null;
    }

    private static ContentCoding coding(HttpRequest request) {
        String name = String.join(", ", request.headers().getAll(HttpHeaderNames.CONTENT_ENCODING));
        return ContentCoding.findForHttp(name)
                .orElseThrow(() -> new RefusedRequestException(Refusal.of(
                        Reason.UNSUPPORTED,
                        "Content-Encoding: " + name + " (expected: identity, " + ContentCoding.ACCEPTED_BY_HTTP
                                + " or none)")));
    }
}
