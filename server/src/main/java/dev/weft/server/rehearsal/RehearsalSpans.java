package dev.weft.server.rehearsal;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Spans of all sorts, as a few services of different languages and habits would send them. */
final class RehearsalSpans {

    static final int SERVICES = 12;

    private static final int SPANS_OF_A_TRACE = 12;
    private static final List<String> ROUTES = List.of(
            "/orders", "/orders/{id}", "/carts/{id}/items", "/login", "/search", "/health", "/pay", "/stock/{sku}");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");
    private static final int KINDS = 6;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Resource> resources = new ArrayList<>();
    private final long endUnixNano;
    private Span before;

    /** @param endUnixNano the spans lie in the hours before */
    RehearsalSpans(long endUnixNano) {
        this.endUnixNano = endUnixNano;
        for (int service = 0; service < SERVICES; service++) {
            resources.add(resource(service));
        }
        this.before = span(traceId(), SpanId.INVALID, 0, List.of());
    }

    static String service(int number) {
        return "service-" + number;
    }

    /** Returns the next traces, about so many spans of them. */
    List<Span> next(int spans) {
        List<Span> all = new ArrayList<>();
        while (all.size() < spans) {
            addTrace(all);
        }
        return all;
    }

    private void addTrace(List<Span> all) {
        TraceId traceId = traceId();
        int first = all.size();
        int service = random.nextInt(SERVICES);
        all.add(span(traceId, SpanId.INVALID, service, links()));
        for (int i = 1; i < SPANS_OF_A_TRACE; i++) {
            SpanId parent = all.get(first + random.nextInt(i)).spanId();
            boolean elsewhere = random.nextInt(3) == 0;
            all.add(span(
                    traceId, parent, elsewhere ? random.nextInt(SERVICES) : service, i % 5 == 0 ? links() : List.of()));
        }
        before = all.get(first + random.nextInt(SPANS_OF_A_TRACE));
    }

    private List<SpanLink> links() {
        Attributes attributes = Attributes.of(number("messaging.batch.position", random.nextInt(100)));
        return List.of(new SpanLink(before.traceId(), before.spanId(), "", 1, attributes, 0));
    }

    private Span span(TraceId traceId, SpanId parent, int service, List<SpanLink> links) {
        long start = endUnixNano - random.nextLong(3L * 3_600_000_000_000L);
        long end = start + random.nextLong(400_000_000L);
        String route = ROUTES.get(random.nextInt(ROUTES.size()));
        boolean failed = random.nextInt(20) == 0;
        List<SpanEvent> events = failed
                ? List.of(new SpanEvent(
                        end,
                        "exception",
                        Attributes.of(
                                text("exception.type", "TimeoutException"),
                                text("exception.message", "no answer in time")),
                        0))
                : List.of();
        return new Span(
                traceId,
                new SpanId(random.nextLong() | 1),
                parent,
                "",
                0x101,
                METHODS.get(random.nextInt(METHODS.size())) + " " + route,
                new SpanKind(random.nextInt(KINDS)),
                start,
                end,
                attributes(service, route, failed),
                0,
                events,
                0,
                links,
                0,
                failed ? new Status(Status.CODE_ERROR, "no answer in time") : Status.UNSET,
                resources.get(service),
                new Scope("library-" + service % 5, "1." + service, Attributes.EMPTY, 0, ""));
    }

    private Attributes attributes(int service, String route, boolean failed) {
        List<Attribute> all = new ArrayList<>();
        all.add(text("http.request.method", METHODS.get(random.nextInt(METHODS.size()))));
        all.add(text("http.route", route));
        all.add(number("http.response.status_code", failed ? 504 : 200));
        all.add(text("url.full", "https://shop.example" + route + "?page=" + random.nextInt(1_000)));
        all.add(text("enduser.id", "user-" + random.nextInt(50_000)));
        all.add(text("session.id", Long.toHexString(random.nextLong())));
        all.add(number("thread.id", random.nextInt(64)));
        all.add(new Attribute("cache.hit", new AttributeValue.Bool(random.nextBoolean())));
        all.add(new Attribute("cart.total", new AttributeValue.Real(random.nextInt(100_000) / 100.0)));
        for (int i = 0; i < service % 4; i++) {
            all.add(text("app.label." + service + "." + i, "value " + random.nextInt(20)));
        }
        return new Attributes(all);
    }

    private static Resource resource(int service) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(text(Resource.SERVICE_NAME, service(service)));
        attributes.add(text("service.version", "2." + service));
        attributes.add(text("deployment.environment.name", "rehearsal"));
        attributes.add(text("host.name", "host-" + service));
        for (Map.Entry<String, String> told :
                Map.of("telemetry.sdk.language", "java", "os.type", "linux").entrySet()) {
            attributes.add(text(told.getKey(), told.getValue()));
        }
        return new Resource(new Attributes(attributes), 0, List.of(), "");
    }

    private TraceId traceId() {
        return new TraceId(random.nextLong(), random.nextLong() | 1);
    }

    private static Attribute text(String key, String value) {
        return new Attribute(key, new AttributeValue.Text(value));
    }

    private static Attribute number(String key, long value) {
        return new Attribute(key, new AttributeValue.Int(value));
    }
}
