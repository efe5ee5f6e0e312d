package dev.weft.api;

import dev.weft.explore.LinksRequest;
import dev.weft.explore.QueryService;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkState;
import java.io.IOException;
import java.util.Locale;

/** A span's links, page by page and counted. */
final class LinkEndpoints {

    private static final int DEFAULT_LIMIT = 100;

    private final QueryService queries;

    LinkEndpoints(QueryService queries) {
        this.queries = queries;
    }

    void links(ApiCall call) throws IOException {
        Parameters parameters = call.parameters("direction", "limit", "cursor", "order", "state", "service");
        LinkOrder order = parameters.findWord("order", LinkOrder.values(), LinkOrder::word);
        LinksRequest request = new LinksRequest(
                call.spanKey(),
                parameters.findWord("direction", LinkDirection.values(), LinkEndpoints::word),
                order == null ? LinkOrder.LINK : order,
                parameters.limit(DEFAULT_LIMIT),
                parameters.find("cursor"),
                parameters.findWord("state", LinkState.values(), LinkState::word),
                parameters.find("service"));
        var answer = queries.links(request, call.cancellation());
        call.json(answer.missing(), json -> LinksJson.write(json, answer.value(), answer.missing()));
    }

    void summary(ApiCall call) throws IOException {
        LinkDirection direction =
                call.parameters("direction").findWord("direction", LinkDirection.values(), LinkEndpoints::word);
        if (direction == null) {
            throw ProblemException.badRequest("direction: absent (expected: outgoing or incoming)");
        }
        var summary = queries.linkSummary(call.spanKey(), direction, call.cancellation());
        call.json(summary.missing(), json -> LinksJson.write(json, summary.value(), summary.missing()));
    }

    private static String word(LinkDirection direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
