package dev.weft.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks for random parts of a load that is stored, one request after another, and times each to its last byte. */
final class QueryBench {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api;
    private final Load load;
    private final LoadShape shape;
    private final int rounds;

    QueryBench(String explorerAddress, Load load, LoadShape shape, int rounds) {
        this.api = "http://" + explorerAddress + "/api/v1";
        this.load = load;
        this.shape = shape;
        this.rounds = rounds;
    }

    void run(ObjectNode result) throws IOException, InterruptedException {
        int last = Load.SPANS_PER_TRACE - 1;
        measure(result, "traceById", trace -> fetch("/traces/" + load.traceIdHex(trace)));
        measure(result, "outline", trace -> fetch("/traces/" + load.traceIdHex(trace) + "/outline"));
        measure(result, "linksOutgoing", trace -> links(trace, last, "outgoing"));
        measure(result, "linksIncoming", trace -> links(trace, 0, "incoming"));
        measure(
                result,
                "searchTracesOfService",
                trace -> search("{ resource.service.name = \"" + Load.serviceName(trace % Load.SERVICES) + "\" }"));
        measure(
                result,
                "searchRareAttribute",
                trace -> search("{ span.session.id = \"" + load.sessionId(trace) + "\" }"));
        measure(
                result,
                "searchStatusAndKind",
                trace -> search("{ status = error && kind = internal && duration > 1ms }"));
    }

    private void measure(ObjectNode result, String name, IntFunction<HttpRequest> question)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(shape.seed());
        Latencies latencies = new Latencies();
        for (int round = -rounds / 10; round < rounds; round++) {
            HttpRequest request = question.apply(random.nextInt(shape.traces()));
            long began = System.nanoTime();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            long took = System.nanoTime() - began;
            if (response.statusCode() != 200) {
                throw new IOException(request.uri() + " answered " + response.statusCode() + " (expected: 200): "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            if (round >= 0) {
                latencies.record(took);
            }
        }
        ResultFile.putLatencies(result.putObject(name), latencies);
    }

    private HttpRequest links(int trace, int span, String direction) {
        return fetch("/traces/" + load.traceIdHex(trace) + "/spans/" + load.spanIdHex(trace, span) + "/links?direction="
                + direction);
    }

    private HttpRequest fetch(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).build();
    }

    private HttpRequest search(String query) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("query", query);
        body.put("limit", 20);
        body.put("view", "traces");
        return HttpRequest.newBuilder(URI.create(api + "/search"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }
}
