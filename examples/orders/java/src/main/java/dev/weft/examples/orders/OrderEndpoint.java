package dev.weft.examples.orders;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /orders} over HTTP: 201 with the order's id and its span, 400 with the reason, 500 if it was not stored. */
final class OrderEndpoint {
    private static final Logger LOG = Logger.getLogger(OrderEndpoint.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();

    private final OrderIntake intake;

    OrderEndpoint(OrderIntake intake) {
        this.intake = intake;
    }

    void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/orders")) {
            answer(exchange, 404, error("not found (expected: /orders or /health)"));
        } else if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            answer(exchange, 405, error(exchange.getRequestMethod() + " (expected: POST)"));
        } else {
            post(exchange);
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            OrderIntake.Receipt receipt = intake.receive(body, callerOf(exchange));
            EventLines.received(receipt);
            answer(
                    exchange,
                    201,
                    JSON.createObjectNode()
                            .put("orderId", receipt.orderId())
                            .put("traceId", receipt.receiveOrder().getTraceId())
                            .put("spanId", receipt.receiveOrder().getSpanId()));
        } catch (InvalidOrderException e) {
            answer(exchange, 400, error(e.getMessage()));
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.SEVERE, "an order was not stored", e);
            answer(exchange, 500, error("the order was not stored"));
        }
    }

    private static Context callerOf(HttpExchange exchange) {
        return W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), exchange.getRequestHeaders(), Headers::getFirst);
    }

    private static ObjectNode error(String message) {
        return JSON.createObjectNode().put("error", message);
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
