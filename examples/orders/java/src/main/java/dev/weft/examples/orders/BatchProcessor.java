package dev.weft.examples.orders;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Processes pending orders in one span {@code process-batch} that links to the request of each. */
final class BatchProcessor {
    /**
     * What differs from message to message goes on the links of a batch span (semantic conventions for messaging spans,
     * "Per-message attributes").
     */
    private static final AttributeKey<String> MESSAGE_ID = stringKey("messaging.message.id");

    private final Tracer tracer;
    private final OrderStore store;

    BatchProcessor(Tracer tracer, OrderStore store) {
        this.tracer = tracer;
        this.store = store;
    }

    /** A batch of {@code size} orders that was processed: its span, and the spans that it was given as links. */
    record Batch(int size, SpanContext processBatch, List<SpanContext> linked) {
        Batch {
            linked = List.copyOf(linked);
        }
    }

    /** Processes the oldest pending orders, at most {@code max}, as one batch; without any it starts no span. */
    Optional<Batch> processPending(int max) throws SQLException {
        List<PendingOrder> orders = store.takePending(max);
        return orders.isEmpty() ? Optional.empty() : Optional.of(process(orders));
    }

    private Batch process(List<PendingOrder> orders) throws SQLException {
        SpanBuilder builder = tracer.spanBuilder("process-batch")
                .setNoParent()
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("batch.size", orders.size())
                .setAttribute("messaging.batch.message_count", orders.size())
                .setAttribute("messaging.system", "sqlite")
                .setAttribute("messaging.destination.name", "orders")
                .setAttribute("messaging.operation.name", "process")
                .setAttribute("messaging.operation.type", "process");
        List<SpanContext> linked = addLinks(builder, orders);
        Span processBatch = builder.startSpan();
        try (Scope current = processBatch.makeCurrent()) {
            for (PendingOrder order : orders) {
                reconcile(order);
            }
        } catch (SQLException | RuntimeException e) {
            SpanFailure.record(processBatch, e);
            throw e;
        } finally {
            processBatch.end();
        }
        return new Batch(orders.size(), processBatch.getSpanContext(), linked);
    }

    /** Links the span to be built to the request of each order, as far as that was traced. */
    private static List<SpanContext> addLinks(SpanBuilder builder, List<PendingOrder> orders) {
        List<SpanContext> linked = new ArrayList<>();
        for (PendingOrder order : orders) {
            SpanContext request = order.request().spanContext();
            if (request.isValid()) {
                builder.addLink(request, Attributes.of(MESSAGE_ID, order.orderId()));
                linked.add(request);
            }
        }
        return linked;
    }

    private void reconcile(PendingOrder order) throws SQLException {
        Span reconcile = tracer.spanBuilder("reconcile")
                .setAttribute("order.id", order.orderId())
                .startSpan();
        try (Scope current = reconcile.makeCurrent()) {
            store.markDone(order.orderId());
        } catch (SQLException | RuntimeException e) {
            SpanFailure.record(reconcile, e);
            throw e;
        } finally {
            reconcile.end();
        }
    }
}
