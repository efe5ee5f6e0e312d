package dev.weft.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A seeded, realistic stream of OTLP requests: traces of ten spans through a handful of {@value #SERVICES} services, 8
 * resource and 12 span attributes, and on every trace's last span, its batch consumer, four or five links to spans of
 * earlier traces. A request holds {@value #TRACES_PER_REQUEST} whole traces, grouped by resource as a Collector sends them.
 */
public final class Load {

    public static final int SPANS_PER_TRACE = 10;
    public static final int TRACES_PER_REQUEST = 50;
    public static final int SERVICES = 24;

    private static final int USERS = 100_000;
    private static final int LINK_REACH_TRACES = 2_000;
    private static final String[] METHODS = {"GET", "POST", "PUT", "DELETE"};
    private static final String[] ROUTES = {
        "/orders",
        "/orders/{id}",
        "/carts/{id}",
        "/carts/{id}/items",
        "/users/{id}",
        "/payments",
        "/shipments/{id}",
        "/stock"
    };

    private final LoadShape shape;
    private final List<Resource> resources = new ArrayList<>();

    public Load(LoadShape shape) {
        this.shape = shape;
        for (int service = 0; service < SERVICES; service++) {
            resources.add(resource(service));
        }
    }

    public int requests() {
        return (shape.traces() + TRACES_PER_REQUEST - 1) / TRACES_PER_REQUEST;
    }

    public ExportTraceServiceRequest request(int number) {
        List<ScopeSpans.Builder> byService = new ArrayList<>();
        for (int service = 0; service < SERVICES; service++) {
            byService.add(ScopeSpans.newBuilder()
                    .setScope(InstrumentationScope.newBuilder()
                            .setName("dev.weft.bench.http")
                            .setVersion("1.0.0")));
        }
        int end = Math.min(shape.traces(), (number + 1) * TRACES_PER_REQUEST);
        for (int trace = number * TRACES_PER_REQUEST; trace < end; trace++) {
            addTrace(trace, byService);
        }
        ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
        for (int service = 0; service < SERVICES; service++) {
            if (byService.get(service).getSpansCount() > 0) {
                request.addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(resources.get(service))
                        .addScopeSpans(byService.get(service)));
            }
        }
        return request.build();
    }

    public String traceIdHex(int trace) {
        return HexFormat.of().formatHex(traceId(trace).toByteArray());
    }

    public String spanIdHex(int trace, int span) {
        return HexFormat.of().formatHex(spanId(trace, span).toByteArray());
    }

    /** Returns the value of {@code session.id} on every span of the trace: it occurs nowhere else. */
    public String sessionId(int trace) {
        return "s-" + Long.toHexString(mix(trace, 77));
    }

    public static String serviceName(int service) {
        return "shop-service-" + service;
    }

    private void addTrace(int trace, List<ScopeSpans.Builder> byService) {
        SplittableRandom random = new SplittableRandom(mix(trace, 1));
        int entry = random.nextInt(SERVICES);
        long start = shape.traceStartUnixNano(trace) + random.nextLong(1_000_000);
        long duration = 5_000_000 + (long) (Math.exp(random.nextDouble() * 5) * 1_000_000);
        boolean failed = random.nextInt(50) == 0;
        for (int span = 0; span < SPANS_PER_TRACE; span++) {
            int service = (entry + span / 3) % SERVICES;
            long offset = duration * span / (2 * SPANS_PER_TRACE);
            Span.Builder builder = Span.newBuilder()
                    .setTraceId(traceId(trace))
                    .setSpanId(spanId(trace, span))
                    .setFlags(0x101)
                    .setName(name(random, span))
                    .setKind(kind(span))
                    .setStartTimeUnixNano(start + offset)
                    .setEndTimeUnixNano(
                            start + offset + (duration - offset) * (SPANS_PER_TRACE - span) / SPANS_PER_TRACE);
            if (span > 0) {
                builder.setParentSpanId(spanId(trace, (span - 1) / 2));
            }
            if (failed && span == SPANS_PER_TRACE - 2) {
                builder.setStatus(Status.newBuilder()
                        .setCode(Status.StatusCode.STATUS_CODE_ERROR)
                        .setMessage("upstream answered 503"));
            }
            addAttributes(builder, random, trace, failed);
            if (span == SPANS_PER_TRACE - 1 && trace > 0) {
                addLinks(builder, random, trace);
            }
            byService.get(service).addSpans(builder);
        }
    }

    private void addLinks(Span.Builder builder, SplittableRandom random, int trace) {
        int links = 4 + (random.nextInt(10) < 3 ? 1 : 0);
        for (int i = 0; i < links; i++) {
            int linked = trace - 1 - random.nextInt(Math.min(trace, LINK_REACH_TRACES));
            builder.addLinks(Span.Link.newBuilder()
                    .setTraceId(traceId(linked))
                    .setSpanId(spanId(linked, 0))
                    .setFlags(0x303)
                    .addAttributes(text("messaging.message.id", "m-" + linked)));
        }
    }

    private void addAttributes(Span.Builder builder, SplittableRandom random, int trace, boolean failed) {
        int user = random.nextInt(USERS);
        String route = ROUTES[random.nextInt(ROUTES.length)];
        builder.addAttributes(text("http.request.method", METHODS[random.nextInt(METHODS.length)]))
                .addAttributes(text("http.route", route))
                .addAttributes(text("url.path", route.replace("{id}", Integer.toString(user))))
                .addAttributes(number("http.response.status_code", failed ? 503 : 200))
                .addAttributes(text("user.id", "u-" + user))
                .addAttributes(text("tenant.id", "tenant-" + user % 500))
                .addAttributes(text("session.id", sessionId(trace)))
                .addAttributes(text("server.address", "shop-" + random.nextInt(16) + ".internal"))
                .addAttributes(number("server.port", 8443))
                .addAttributes(text("network.peer.address", "10.0." + random.nextInt(16) + "." + random.nextInt(250)))
                .addAttributes(number("thread.id", random.nextInt(64)))
                .addAttributes(text("thread.name", "worker-" + random.nextInt(64)));
    }

    private Resource resource(int service) {
        SplittableRandom random = new SplittableRandom(mix(service, 2));
        return Resource.newBuilder()
                .addAttributes(text("service.name", serviceName(service)))
                .addAttributes(text("service.version", "1." + random.nextInt(40) + ".0"))
                .addAttributes(text("service.instance.id", Long.toHexString(random.nextLong())))
                .addAttributes(text("deployment.environment.name", "production"))
                .addAttributes(text("host.name", "node-" + random.nextInt(12)))
                .addAttributes(text("k8s.pod.name", serviceName(service) + "-" + random.nextInt(1000)))
                .addAttributes(text("telemetry.sdk.name", "opentelemetry"))
                .addAttributes(text("telemetry.sdk.language", "java"))
                .build();
    }

    private static String name(SplittableRandom random, int span) {
        return switch (span) {
            case 0 -> METHODS[random.nextInt(METHODS.length)] + " " + ROUTES[random.nextInt(ROUTES.length)];
            case SPANS_PER_TRACE - 1 -> "process batch";
            default -> span % 2 == 0 ? "SELECT shop.orders" : "call-" + random.nextInt(40);
        };
    }

    private static Span.SpanKind kind(int span) {
        return switch (span) {
            case 0 -> Span.SpanKind.SPAN_KIND_SERVER;
            case SPANS_PER_TRACE - 1 -> Span.SpanKind.SPAN_KIND_CONSUMER;
            default -> span % 2 == 0 ? Span.SpanKind.SPAN_KIND_CLIENT : Span.SpanKind.SPAN_KIND_INTERNAL;
        };
    }

    private ByteString traceId(int trace) {
        return UnsafeByteOperations.unsafeWrap(ByteBuffer.allocate(16)
                .putLong(mix(trace, 3))
                .putLong(mix(trace, 4) | 1)
                .flip());
    }

    private ByteString spanId(int trace, int span) {
        return UnsafeByteOperations.unsafeWrap(
                ByteBuffer.allocate(8).putLong(mix(trace, 100 + span) | 1).flip());
    }

    /** Returns well-mixed bits of a number and a purpose under this load's seed (SplitMix64's finalizer). */
    private long mix(int number, int purpose) {
        long z = shape.seed() * 0x9E3779B97F4A7C15L + ((long) number << 16) + purpose;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static KeyValue number(String key, long value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setIntValue(value))
                .build();
    }
}
