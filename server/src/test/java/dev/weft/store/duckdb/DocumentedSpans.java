package dev.weft.store.duckdb;

import dev.weft.model.Attribute;
import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.GoldenRecord;
import dev.weft.store.contract.TestSpans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Spans with the names, attributes and values that Tempo's documentation asks for, in ever different combinations. */
final class DocumentedSpans {

    private static final int TRACES = 24;
    private static final int SPANS_OF_TRACE = 6;
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long FIRST_UNIX_NANO = GoldenRecord.BASE - 1_000 * SECOND;

    private static final List<String> NAMES =
            List.of("GET /:endpoint", "POST /api/orders", "foo", "HTTP POST", "HTTP GET", "GET /api/products/{id}");
    private static final List<String> SERVICES = List.of(
            "frontend", "foo", "a", "checkout-service", "my-service", "mythical-requester", "productcatalogservice");
    private static final List<Long> DURATIONS = List.of(5 * MILLISECOND, 700 * MILLISECOND, 3 * SECOND, 6 * SECOND);

    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("foo", List.of("bar", "baz")),
            Map.entry("attr1", List.of("bar", "")),
            Map.entry("attr2", List.of("", "foo", "bar")),
            Map.entry("http.method", List.of("GET", "DELETE", "POST")),
            Map.entry("http.target", List.of("/api/v1/query", "/api/v1/push")),
            Map.entry("http.path", List.of("/myapi", "/other")),
            Map.entry("http.url", List.of("/api", "/path/of/api", "/")),
            Map.entry("http.route", List.of("/a", "/b")),
            Map.entry("http.request.header.Accept", List.of("application/json", "text/html")),
            Map.entry("db.system", List.of("postgresql", "mysql", "redis")),
            Map.entry("db.name", List.of("db-shard-001", "db-shard-002")),
            Map.entry("db.statement", List.of("INSERT INTO a", "SELECT 1")),
            Map.entry("service.name", List.of("frontend", "backend")),
            Map.entry("attribute name with space", List.of("value", "other")));
    private static final Map<String, List<Long>> NUMBERS = Map.of(
            "http.status_code", List.of(200L, 404L, 500L, 200L, 503L),
            "http.response.size", List.of(100L, 2_000L),
            "http.response.body.size", List.of(1L << 20, 1L << 22),
            "http.request_content_length", List.of(1L << 10, 1L << 25),
            "bytesProcessed", List.of(1L, 2_000_000_000L),
            "retry_count", List.of(0L, 3L),
            "value", List.of(1L, Long.MAX_VALUE),
            "required_field", List.of(1L),
            "any_attribute", List.of(1L));
    private static final Map<String, List<String>> RESOURCES = Map.of(
            "baz", List.of("bat", "bar"),
            "foo", List.of("bar", "baz"),
            "cluster", List.of("us-east-1", "us-east-2"),
            "cloud.region", List.of("us-east-1", "us-west-1", "eu"),
            "service.namespace", List.of("ecommerce", "ditl-demo-prod"),
            "k8s.cluster.name", List.of("service-name", "other"),
            "deployment.environment", List.of("production", "staging", "prod-eu"));

    private DocumentedSpans() {}

    static List<Span> all() {
        List<Span> spans = new ArrayList<>();
        for (int trace = 0; trace < TRACES; trace++) {
            for (int span = 1; span <= SPANS_OF_TRACE; span++) {
                spans.add(span(trace, span));
            }
        }
        return spans;
    }

    private static Span span(int trace, int number) {
        int turn = trace * 5 + number * number;
        TestSpans span = TestSpans.span(traceId(trace), number)
                .service(pick(SERVICES, turn / 2))
                .name(pick(NAMES, turn))
                .kind(new SpanKind(turn % 6))
                .startingAt(FIRST_UNIX_NANO + (trace * 30L + number) * SECOND)
                .lasting(pick(DURATIONS, turn / 3))
                .scope(pick(List.of("grpc", "http"), turn), Attribute.of("language", pick(List.of("java", "go"), turn)))
                .event(
                        pick(List.of("foo", "exception"), turn),
                        Attribute.of("foo", "bar"),
                        Attribute.of("exception.message", "oh, something went wrong here"))
                .link(TestSpans.linkTo(
                        new SpanKey(traceId(turn % 3), new SpanId(1)),
                        Attribute.of("foo", "bar"),
                        Attribute.of("opentracing.ref_type", "child_of")));
        if (number > 1) {
            span.parent(number / 2);
        }
        if (turn % 4 == 0) {
            span.error("Forbidden");
        }
        TEXTS.forEach((key, values) -> span.with(key, pick(values, turn + key.length())));
        NUMBERS.forEach((key, values) -> span.with(key, pick(values, turn + key.length())));
        RESOURCES.forEach((key, values) -> span.resource(key, pick(values, turn / 4 + key.length())));
        return span.build();
    }

    /** The first two are those that the documentation asks for. */
    private static TraceId traceId(int trace) {
        return switch (trace) {
            case 0 -> new TraceId(0, 0x1234);
            case 1 -> new TraceId(0, 0x1234567890abcdeL);
            default -> new TraceId(-2, trace);
        };
    }

    private static <T> T pick(List<T> choices, int turn) {
        return choices.get(turn % choices.size());
    }
}
