package dev.weft.api;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.weft.explore.QueryException;
import dev.weft.store.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One route: checks the method, runs the handler on a thread that may block, cancels it when the client goes away, and
 * turns every failure into a problem document.
 */
final class ApiService implements HttpService {

    /** Answers a call, or throws {@link ProblemException} or {@link QueryException}. */
    @FunctionalInterface
    interface Handler {
        void answer(ApiCall call) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ApiService.class);
    private static final MediaType PROBLEM_JSON = MediaType.parse("application/problem+json; charset=utf-8");

    private final HttpMethod method;
    private final Handler handler;
    private final Executor threads;

    /** @param method GET answers HEAD too */
    ApiService(HttpMethod method, Handler handler, Executor threads) {
        this.method = method;
        this.handler = handler;
        this.threads = threads;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        boolean allowed =
                request.method() == method || (method == HttpMethod.GET && request.method() == HttpMethod.HEAD);
        if (!allowed) {
            return respond(methodNotAllowed(request.method()));
        }
        CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
        HttpResponse response = HttpResponse.of(answer);
        Cancellation cancellation = new Cancellation();
        var _ = context.whenRequestCancelling().thenRun(cancellation::cancel);
        var _ = response.whenComplete().exceptionally(failure -> {
            cancellation.cancel();
            return null;
        });
        threads.execute(() -> read(context, request, answer, cancellation));
        return response;
    }

    private void read(
            ServiceRequestContext context,
            HttpRequest request,
            CompletableFuture<HttpResponse> answer,
            Cancellation cancellation) {
        AggregatedHttpRequest whole;
        try {
            whole = request.aggregate().join();
        } catch (CompletionException e) {
            answer.completeExceptionally(e.getCause() == null ? e : e.getCause());
            return;
        }
        run(new ApiCall(context, whole, answer, cancellation));
    }

    private void run(ApiCall call) {
        try {
            handler.answer(call);
        } catch (ProblemException e) {
            call.fail(e.problem(), e);
        } catch (QueryException e) {
            call.fail(Problem.of(e), e);
        } catch (IOException e) {
            LOG.debug("{}: {}", call.request().path(), e.getMessage());
            call.fail(Problem.of(HttpStatus.CLIENT_CLOSED_REQUEST, "the client went away"), e);
        } catch (Throwable e) {
            LOG.error("{} failed", call.request().path(), e);
            call.fail(Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "the server failed; its log says why"), e);
        }
    }

    private Problem methodNotAllowed(HttpMethod found) {
        String allow = method == HttpMethod.GET ? "GET, HEAD" : method.name();
        return new Problem(
                HttpStatus.METHOD_NOT_ALLOWED,
                "method: " + found + " (expected: " + allow + ")",
                null,
                List.of(),
                HttpHeaders.of(HttpHeaderNames.ALLOW, allow));
    }

    static HttpResponse respond(Problem problem) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            Json.write(body, json -> Json.problem(json, problem));
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes takes every write", e);
        }
        ResponseHeaders headers = ResponseHeaders.builder(problem.status())
                .contentType(PROBLEM_JSON)
                .add(problem.headers())
                .build();
        return HttpResponse.of(headers, HttpData.wrap(body.toByteArray()));
    }
}
