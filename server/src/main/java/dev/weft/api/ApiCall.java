package dev.weft.api;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
import dev.weft.store.MissingSegment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** One request being answered, on a thread that may block. */
final class ApiCall {

    /** Names missing segments of every answer, also of one whose shape has no room for them. */
    static final String MISSING = "weft-missing";

    private final ServiceRequestContext context;
    private final AggregatedHttpRequest request;
    private final CompletableFuture<HttpResponse> response;
    private final Cancellation cancellation;
    private @Nullable AnswerStream answer;

    ApiCall(
            ServiceRequestContext context,
            AggregatedHttpRequest request,
            CompletableFuture<HttpResponse> response,
            Cancellation cancellation) {
        this.context = context;
        this.request = request;
        this.response = response;
        this.cancellation = cancellation;
    }

    AggregatedHttpRequest request() {
        return request;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** Returns the query parameters, of which there are no others than the known ones. */
    Parameters parameters(String... known) {
        return new Parameters(context.queryParams(), known);
    }

    String pathText(String name) {
        String value = context.pathParam(name);
        if (value == null) {
            throw new IllegalStateException("path without {" + name + "}");
        }
        return value;
    }

    TraceId traceId() {
        try {
            return TraceId.parse(pathText("traceId"));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    SpanKey spanKey() {
        TraceId traceId = traceId();
        try {
            return new SpanKey(traceId, SpanId.parse(pathText("spanId")));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** Returns whether the Accept header names the media type itself, and JSON with no more weight: wildcards get JSON. */
    boolean accepts(MediaType type) {
        double weight = weight(type);
        return weight > 0 && weight >= weight(MediaType.JSON);
    }

    /** Returns the weight by which the Accept header names the media type itself (RFC 9110, section 12.4.2). */
    private double weight(MediaType type) {
        return request.headers().accept().stream()
                .filter(range ->
                        range.type().equals(type.type()) && range.subtype().equals(type.subtype()))
                .mapToDouble(MediaType::qualityFactor)
                .max()
                .orElse(0);
    }

    /** Writes the body of an answer. */
    @FunctionalInterface
    interface Body {
        void writeTo(AnswerStream stream) throws IOException;
    }

    void json(Consumer<JsonGenerator> body) throws IOException {
        json(List.of(), body);
    }

    /** Answers what was done in a small document. */
    void json(HttpStatus status, Consumer<JsonGenerator> body) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Json.write(content, body);
        response.complete(HttpResponse.of(status, MediaType.JSON_UTF_8, HttpData.wrap(content.toByteArray())));
    }

    /** Answers that it is done and that there is nothing to tell. */
    void nothing() {
        response.complete(HttpResponse.of(ResponseHeaders.of(HttpStatus.NO_CONTENT)));
    }

    /** @param missing segments that could not be read for the answer */
    void json(List<MissingSegment> missing, Consumer<JsonGenerator> body) throws IOException {
        answer(MediaType.JSON_UTF_8, missing, stream -> Json.write(stream, body));
    }

    /** Answers with status 200. A body that throws leaves the answer open, for {@link #fail} to end it. */
    void answer(MediaType type, List<MissingSegment> missing, Body body) throws IOException {
        answer(headers(type, missing), body);
    }

    /** Likewise, with these headers. */
    void answer(ResponseHeaders headers, Body body) throws IOException {
        AnswerStream stream = new AnswerStream(headers, response);
        answer = stream;
        body.writeTo(stream);
        stream.close();
    }

    /** Ends the answer that has begun, or answers with the problem. */
    void fail(Problem problem, Throwable cause) {
        if (answer == null || !answer.abort(cause)) {
            response.complete(ApiService.respond(problem));
        }
    }

    static ResponseHeaders headers(MediaType type, List<MissingSegment> missing) {
        ResponseHeadersBuilder headers =
                ResponseHeaders.builder(HttpStatus.OK).contentType(type).add(HttpHeaderNames.VARY, "accept");
        if (!missing.isEmpty()) {
            headers.add(MISSING, names(missing));
        }
        return headers.build();
    }

    static String names(List<MissingSegment> missing) {
        return missing.stream().map(MissingSegment::name).collect(Collectors.joining(", "));
    }
}
