package dev.weft.examples.orders;

import static io.opentelemetry.api.common.AttributeKey.longKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.sql.SQLException;
import java.util.UUID;

/** Takes one order per request, in a span {@code receive-order} whose context is stored with the order. */
final class OrderIntake {
    private static final AttributeKey<Long> STATUS_CODE = longKey("http.response.status_code");

    private final Tracer tracer;
    private final OrderStore store;

    OrderIntake(Tracer tracer, OrderStore store) {
        this.tracer = tracer;
        this.store = store;
    }

    /** What became of an order that is stored: its id, and the span that a batch will link to. */
    record Receipt(String orderId, SpanContext receiveOrder) {}

    /** Handles the body of one {@code POST /orders}; {@code caller} is the context that came with the request. */
    Receipt receive(byte[] body, Context caller) throws InvalidOrderException, SQLException {
        Span receiveOrder = tracer.spanBuilder("receive-order")
                .setParent(caller)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", "POST")
                .setAttribute("http.route", "/orders")
                .setAttribute("url.path", "/orders")
                .setAttribute("url.scheme", "http")
                .startSpan();
        try (Scope current = receiveOrder.makeCurrent()) {
            Order order = validate(body);
            persist(order, CapturedContext.ofCurrentSpan());
            receiveOrder.setAttribute("order.id", order.orderId());
            receiveOrder.setAttribute(STATUS_CODE, 201);
            return new Receipt(order.orderId(), receiveOrder.getSpanContext());
        } catch (InvalidOrderException e) {
            receiveOrder.setAttribute(STATUS_CODE, 400);
            SpanFailure.record(receiveOrder, e);
            throw e;
        } catch (SQLException | RuntimeException e) {
            receiveOrder.setAttribute(STATUS_CODE, 500);
            SpanFailure.record(receiveOrder, e);
            throw e;
        } finally {
            receiveOrder.end();
        }
    }

    private Order validate(byte[] body) throws InvalidOrderException {
        Span validate = tracer.spanBuilder("validate").startSpan();
        try (Scope current = validate.makeCurrent()) {
            return OrderJson.parse(body, UUID.randomUUID().toString());
        } catch (InvalidOrderException e) {
            SpanFailure.record(validate, e);
            throw e;
        } finally {
            validate.end();
        }
    }

    private void persist(Order order, CapturedContext request) throws SQLException {
        Span persistOrder = tracer.spanBuilder("persist-order")
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("db.system.name", "sqlite")
                .setAttribute("db.operation.name", "INSERT")
                .setAttribute("db.collection.name", "orders")
                .startSpan();
        try (Scope current = persistOrder.makeCurrent()) {
            store.add(order, request);
        } catch (SQLException e) {
            SpanFailure.record(persistOrder, e);
            throw e;
        } finally {
            persistOrder.end();
        }
    }
}
