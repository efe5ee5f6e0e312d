"""Processes pending orders in one span `process-batch` that links to the request of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from opentelemetry.context import Context
from opentelemetry.trace import Link, SpanContext, SpanKind, Tracer
from opentelemetry.util.types import Attributes

from store import OrderStore, PendingOrder


@dataclass(frozen=True)
class Batch:
    """A batch of `size` orders that was processed: its span, and the spans that it was given as links."""

    size: int
    process_batch: SpanContext
    linked: tuple[SpanContext, ...]


class BatchProcessor:
    def __init__(self, tracer: Tracer, store: OrderStore) -> None:
        self._tracer = tracer
        self._store = store

    def process_pending(self, limit: int) -> Batch | None:
        """Processes the oldest pending orders, at most `limit`, as one batch; without any it starts no span."""
        orders = self._store.take_pending(limit)
        return self._process(orders) if orders else None

    def _process(self, orders: Sequence[PendingOrder]) -> Batch:
        links = links_to_requests(orders)
        attributes: Attributes = {
            "batch.size": len(orders),
            "messaging.batch.message_count": len(orders),
            "messaging.system": "sqlite",
            "messaging.destination.name": "orders",
            "messaging.operation.name": "process",
            "messaging.operation.type": "process",
        }
        with self._tracer.start_as_current_span(
            "process-batch", context=Context(), kind=SpanKind.CONSUMER, attributes=attributes, links=links
        ) as process_batch:
            for order in orders:
                self._reconcile(order)
        return Batch(len(orders), process_batch.get_span_context(), tuple(link.context for link in links))

    def _reconcile(self, order: PendingOrder) -> None:
        with self._tracer.start_as_current_span("reconcile", attributes={"order.id": order.order_id}):
            self._store.mark_done(order.order_id)


def links_to_requests(orders: Sequence[PendingOrder]) -> list[Link]:
    """A link to the request of each order, as far as that was traced.

    What differs from message to message goes on the links of a batch span (semantic conventions for messaging spans,
    "Per-message attributes").
    """
    links = []
    for order in orders:
        request = order.request.span_context()
        if request.is_valid:
            links.append(Link(request, {"messaging.message.id": order.order_id}))
    return links
