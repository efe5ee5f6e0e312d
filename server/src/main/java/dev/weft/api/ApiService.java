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
import dev.weft.explore.saved.SavedException;
import dev.weft.store.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One route: finds the handler of the method, runs it on a thread that may block, cancels it when the client goes away, and
 * turns every failure into a problem document.
 */
final class ApiService implements HttpService {

    /** Answers a call, or throws {@link ProblemException}, {@link QueryException} or {@link SavedException}. */
    @FunctionalInterface
    interface Handler {
        void answer(ApiCall call) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ApiService.class);
    private static final MediaType PROBLEM_JSON = MediaType.parse("application/problem+json; charset=utf-8");

    private final Map<HttpMethod, Handler> handlers;
    private final Executor threads;

    /** @param handlers GET answers HEAD too */
    ApiService(Map<HttpMethod, Handler> handlers, Executor threads) {
        this.handlers = new EnumMap<>(handlers);
        this.threads = threads;
        Handler get = handlers.get(HttpMethod.GET);
        if (get != null) {
            this.handlers.put(HttpMethod.HEAD, get);
        }
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        Handler handler = handlers.get(request.method());
        if (handler == null) {
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
        threads.execute(() -> read(context, request, handler, answer, cancellation));
        return response;
    }

    private void read(
            ServiceRequestContext context,
            HttpRequest request,
            Handler handler,
            CompletableFuture<HttpResponse> answer,
            Cancellation cancellation) {
        AggregatedHttpRequest whole;
        try {
            whole = request.aggregate().join();
        } catch (CompletionException e) {
            answer.completeExceptionally(e.getCause() == null ? e : e.getCause());
            return;
        }
        run(handler, new ApiCall(context, whole, answer, cancellation));
    }

    private static void run(Handler handler, ApiCall call) {
        try {
            handler.answer(call);
        } catch (ProblemException e) {
            call.fail(e.problem(), e);
        } catch (QueryException e) {
            call.fail(Problem.of(e), e);
        } catch (SavedException e) {
            call.fail(Problem.of(e), e);
        } catch (IOException e) {
            LOG.debug("{}: {}", call.request().path(), e.getMessage());
            call.fail(Problem.of(HttpStatus.CLIENT_CLOSED_REQUEST, "the client went away"), e);
        } catch (Throwable e) {
            LOG.error("{} failed", call.request().path(), e);
            call.fail(Problem.FAILED, e);
        }
    }

    private Problem methodNotAllowed(HttpMethod found) {
        String allow = handlers.keySet().stream().map(HttpMethod::name).collect(Collectors.joining(", "));
        return new Problem(
                HttpStatus.METHOD_NOT_ALLOWED,
                "method: " + found + " (expected: " + allow + ")",
                null,
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
