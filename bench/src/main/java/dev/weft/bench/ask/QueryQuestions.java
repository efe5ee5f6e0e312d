package dev.weft.bench.ask;

import static dev.weft.bench.ask.Question.light;

import dev.weft.bench.load.Load;
import dev.weft.bench.load.LoadShape;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Questions in the query language that have a bar: over everything that is stored, or over its last hour. */
final class QueryQuestions {

    private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();

    /** Samples of a series, about as many as a screen shows. */
    private static final int SAMPLES = 60;

    private final Api api;
    private final LoadShape shape;

    QueryQuestions(Api api) {
        this.api = api;
        this.shape = api.load().shape();
    }

    List<Question> all() {
        List<Question> all = new ArrayList<>(withBar());
        all.add(light("facetsEverything", this::facets));
        return List.copyOf(all);
    }

    /** All but the facets, which nobody waits for. */
    List<Question> withBar() {
        return List.of(
                light("failedSpansOfServiceLastHour", this::failedSpansOfServiceLastHour),
                light("nameMatchesEverything", this::nameMatches),
                light("descendantsLastHour", (http, trace) -> lastHour(http, between(trace, ">>"))),
                light("linkedEverything", (http, trace) -> everything(http, between(trace, "->"))),
                light("linkedPathLastHour", (http, trace) -> lastHour(http, between(trace, "->>"))),
                light("rateByServiceEverything", (http, _) -> series(http, "{ } | rate() by (resource.service.name)")),
                light(
                        "quantilesByNameEverything",
                        (http, _) -> series(http, "{ } | quantile_over_time(duration, .5, .99) by (name)")),
                light("histogramByStatusEverything", (http, _) -> series(http, "{ } | count_over_time() by (status)")),
                light("completeKey", this::completeKey));
    }

    private HttpAnswer failedSpansOfServiceLastHour(HttpConnection http, int trace) throws IOException {
        return lastHour(
                http, "{ resource.service.name = \"" + api.load().failingServiceName(trace) + "\" && status = error }");
    }

    private HttpAnswer nameMatches(HttpConnection http, int trace) throws IOException {
        return everything(http, "{ name =~ \"OrderBook\\\\.step" + trace % 40 + "|GET .*/carts/.*\" }");
    }

    private HttpAnswer facets(HttpConnection http, int trace) throws IOException {
        return Expect.found(api.facets(http, "resource.service.name", "name", "kind", "status"), "\"complete\":");
    }

    private HttpAnswer completeKey(HttpConnection http, int trace) throws IOException {
        return Expect.completion(api.complete(http, "{ span.t"), "span.tenant");
    }

    private HttpAnswer lastHour(HttpConnection http, String query) throws IOException {
        long end = shape.endUnixNano();
        return Expect.found(api.searchSpans(http, query, end - HOUR_NANOS, end), "\"traceId\"");
    }

    private HttpAnswer everything(HttpConnection http, String query) throws IOException {
        return Expect.found(api.searchSpans(http, query, shape.startUnixNano(), shape.endUnixNano()), "\"traceId\"");
    }

    private HttpAnswer series(HttpConnection http, String query) throws IOException {
        return Expect.found(
                api.series(
                        http, query, shape.startUnixNano(), shape.endUnixNano(), shape.durationNanos() / SAMPLES + 1),
                "\"labels\":{\"");
    }

    /** The consumers of a service link to the roots of other traces. */
    private static String between(int trace, String operator) {
        return "{ " + service(trace) + " } " + operator + " { kind = " + (operator.equals(">>") ? "consumer" : "server")
                + " }";
    }

    private static String service(int trace) {
        return "resource.service.name = \"" + Load.serviceName(trace % Load.SERVICES) + "\"";
    }
}
