package dev.weft.api;

import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.encoding.EncodingService;
import dev.weft.explore.QueryLimits;
import dev.weft.explore.QueryService;
import dev.weft.explore.saved.Saved;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every route of {@code /api/v1} but login and logout. Handlers run on virtual threads of their own, so the server's
 * blocking task executor bounds nothing here; {@link QueryLimits} do.
 */
public final class NativeApi {

    static final int MAX_BODY_BYTES = 1 << 20;

    private static final String ROOT = "/api/v1";
    private static final int COMPRESSED_FROM_BYTES = 1_024;

    /** How much longer than its query a request may take: to be read and written. */
    private static final Duration TRANSFER_TIME = Duration.ofSeconds(60);

    /** How long an export may take, each page of which has the deadline of a query: long enough for a slow line. */
    private static final Duration EXPORT_TIME = Duration.ofHours(1);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("query-", 0).factory());
    private final Duration requestTimeout;
    private final TraceEndpoints traces;
    private final LinkEndpoints links;
    private final SearchEndpoint search;
    private final ExportEndpoint export;
    private final MetricsEndpoints metrics;
    private final QueryTextEndpoints texts;
    private final ServiceEndpoints services;
    private final AttributeEndpoints attributes;
    private final SavedEndpoints saved;
    private final LinkTemplateEndpoints templates;
    private final StatusEndpoint status;
    private final OpenApiEndpoint openApi = new OpenApiEndpoint();

    public NativeApi(QueryService queries, Saved saved, StatusSource source) {
        QueryLimits limits = queries.limits();
        requestTimeout = limits.deadline().plus(limits.maxWait()).plus(TRANSFER_TIME);
        traces = new TraceEndpoints(queries);
        links = new LinkEndpoints(queries);
        search = new SearchEndpoint(queries);
        export = new ExportEndpoint(queries);
        metrics = new MetricsEndpoints(queries);
        texts = new QueryTextEndpoints(queries);
        services = new ServiceEndpoints(queries);
        attributes = new AttributeEndpoints(queries);
        this.saved = new SavedEndpoints(saved.queries());
        templates = new LinkTemplateEndpoints(saved.templates());
        status = new StatusEndpoint(queries, source);
    }

    public void register(ServerBuilder server) {
        get(server, "/status", status::status);
        get(server, "/services", services::services);
        get(server, "/services/{service}/operations", services::operations);
        get(server, "/attributes", attributes::keys);
        get(server, "/attributes/{scope}/{key}/values", attributes::values);
        route(server, "/search", Map.of(HttpMethod.POST, search::search));
        route(server, "/export", Map.of(HttpMethod.POST, export::export), EXPORT_TIME);
        route(server, "/metrics", Map.of(HttpMethod.POST, metrics::series));
        route(server, "/facets", Map.of(HttpMethod.POST, metrics::facets));
        get(server, "/traces/{traceId}", traces::trace);
        get(server, "/traces/{traceId}/outline", traces::outline);
        get(server, "/traces/{traceId}/spans/{spanId}", traces::span);
        get(server, "/traces/{traceId}/spans/{spanId}/links", links::links);
        get(server, "/traces/{traceId}/spans/{spanId}/links/summary", links::summary);
        route(server, "/query/parse", Map.of(HttpMethod.GET, texts::parse, HttpMethod.POST, texts::parsePosted));
        route(
                server,
                "/query/complete",
                Map.of(HttpMethod.GET, texts::complete, HttpMethod.POST, texts::completePosted));
        route(server, "/saved", Map.of(HttpMethod.GET, saved::list, HttpMethod.POST, saved::add));
        route(server, "/saved/{id}", Map.of(HttpMethod.PUT, saved::change, HttpMethod.DELETE, saved::delete));
        route(server, "/link-templates", Map.of(HttpMethod.GET, templates::list, HttpMethod.PUT, templates::replace));
        get(server, "/openapi.json", openApi::description);
        server.service("prefix:" + ROOT + "/", (context, request) -> nothingAt(context.path()));
    }

    private void get(ServerBuilder server, String path, ApiService.Handler handler) {
        route(server, path, Map.of(HttpMethod.GET, handler));
    }

    private void route(ServerBuilder server, String path, Map<HttpMethod, ApiService.Handler> handlers) {
        route(server, path, handlers, requestTimeout);
    }

    private void route(
            ServerBuilder server, String path, Map<HttpMethod, ApiService.Handler> handlers, Duration timeout) {
        server.route()
                .path(ROOT + path)
                .maxRequestLength(MAX_BODY_BYTES)
                .requestTimeout(timeout)
                .errorHandler(NativeApi::explain)
                .decorator(compression())
                .build(new ApiService(handlers, threads));
    }

    private static Function<? super HttpService, EncodingService> compression() {
        return EncodingService.builder()
                .encodableContentTypes(type -> type.is(MediaType.JSON)
                        || type.is(MediaType.CSV_UTF_8.withoutParameters())
                        || type.subtype().equals("x-ndjson")
                        || type.subtype().equals("x-protobuf"))
                .minBytesToForceChunkedEncoding(COMPRESSED_FROM_BYTES)
                .newDecorator();
    }

    /** Answers what the transport refuses before or beside the handler; null leaves it to the server. */
    private static @Nullable HttpResponse explain(ServiceRequestContext context, Throwable cause) {
        if (cause instanceof ContentTooLargeException || cause.getCause() instanceof ContentTooLargeException) {
            return ApiService.respond(Problem.of(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                    "request body too large (expected: at most " + MAX_BODY_BYTES + " bytes)"));
        }
        if (cause instanceof RequestTimeoutException) {
            return ApiService.respond(Problem.of(
                    HttpStatus.GATEWAY_TIMEOUT,
                    "the request did not end within " + context.requestTimeoutMillis() + " ms"));
        }
        return null;
    }

    private static HttpResponse nothingAt(String path) {
        return ApiService.respond(
                Problem.of(HttpStatus.NOT_FOUND, "path: " + path + " (expected: a path of " + ROOT + "/openapi.json)"));
    }
}
