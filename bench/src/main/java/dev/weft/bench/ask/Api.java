package dev.weft.bench.ask;

import dev.weft.bench.load.Load;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The requests of the native API that the bench needs, in terms of the load's numbers. */
record Api(Load load) {

    private static final String ROOT = "/api/v1";
    private static final int LARGEST_PAGE = 1_000;

    HttpAnswer trace(HttpConnection connection, int trace) throws IOException {
        return connection.get(tracePath(trace));
    }

    HttpAnswer traceAsProtobuf(HttpConnection connection, int trace) throws IOException {
        return connection.get(tracePath(trace), "application/x-protobuf");
    }

    HttpAnswer outline(HttpConnection connection, int trace) throws IOException {
        return connection.get(tracePath(trace) + "/outline");
    }

    HttpAnswer links(HttpConnection connection, int trace, int span, String direction) throws IOException {
        return connection.get(linksPath(trace, span, direction));
    }

    /** Reads all pages of a span's links and returns the last, with the time of all. */
    HttpAnswer allLinks(HttpConnection connection, int trace, int span, String direction) throws IOException {
        String path = linksPath(trace, span, direction) + "&limit=" + LARGEST_PAGE;
        HttpAnswer answer = Expect.found(connection.get(path), direction);
        long took = answer.tookNanos();
        JsonNode next = nextOf(answer, direction);
        while (!next.isNull()) {
            answer = Expect.found(connection.get(path + "&cursor=" + next.stringValue()), direction);
            took += answer.tookNanos();
            next = nextOf(answer, direction);
        }
        return new HttpAnswer(answer.status(), answer.body(), took);
    }

    /** Searches for the newest twenty traces with a span of this description in the time range. */
    HttpAnswer search(HttpConnection connection, String query, long startUnixNano, long endUnixNano)
            throws IOException {
        ObjectNode body = search(query);
        body.put("startTimeUnixNano", Long.toString(startUnixNano));
        body.put("endTimeUnixNano", Long.toString(endUnixNano));
        return connection.post(ROOT + "/search", body.toString());
    }

    /** Searches likewise, however long ago. */
    HttpAnswer search(HttpConnection connection, String query) throws IOException {
        return connection.post(ROOT + "/search", search(query).toString());
    }

    /** Searches for the newest twenty spans. */
    HttpAnswer searchSpans(HttpConnection connection, String query, long startUnixNano, long endUnixNano)
            throws IOException {
        ObjectNode body = search(query);
        body.put("view", "spans");
        body.put("startTimeUnixNano", Long.toString(startUnixNano));
        body.put("endTimeUnixNano", Long.toString(endUnixNano));
        return connection.post(ROOT + "/search", body.toString());
    }

    HttpAnswer series(HttpConnection connection, String query, long startUnixNano, long endUnixNano, long stepNanos)
            throws IOException {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("query", query);
        body.put("startTimeUnixNano", Long.toString(startUnixNano));
        body.put("endTimeUnixNano", Long.toString(endUnixNano));
        body.put("stepNanos", Long.toString(stepNanos));
        return connection.post(ROOT + "/metrics", body.toString());
    }

    /** Counts the values of the fields over everything. */
    HttpAnswer facets(HttpConnection connection, String... fields) throws IOException {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ArrayNode names = body.putArray("fields");
        for (String field : fields) {
            names.add(field);
        }
        return connection.post(ROOT + "/facets", body.toString());
    }

    /** Asks what may stand behind the text. */
    HttpAnswer complete(HttpConnection connection, String text) throws IOException {
        return connection.get(ROOT + "/query/complete?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static ObjectNode search(String query) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("query", query);
        body.put("limit", 20);
        body.put("view", "traces");
        return body;
    }

    private static JsonNode nextOf(HttpAnswer answer, String direction) {
        return JsonMapper.shared().readTree(answer.text()).get(direction).get("next");
    }

    private String tracePath(int trace) {
        return ROOT + "/traces/" + load.traceIdHex(trace);
    }

    private String linksPath(int trace, int span, String direction) {
        return tracePath(trace) + "/spans/" + load.spanIdHex(trace, span) + "/links?direction=" + direction;
    }
}
