"""Takes one order per request, in a span `receive-order` whose context is stored with the order."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from opentelemetry.context import Context
from opentelemetry.trace import SpanContext, SpanKind, Tracer

from captured_context import CapturedContext
from order import InvalidOrderError, Order, parse_order
from store import OrderStore


@dataclass(frozen=True)
class Receipt:
    """What became of an order that is stored: its id, and the span that a batch will link to."""

    order_id: str
    receive_order: SpanContext


class OrderIntake:
    def __init__(self, tracer: Tracer, store: OrderStore) -> None:
        self._tracer = tracer
        self._store = store

    def receive(self, body: bytes, caller: Context) -> Receipt:
        """Handles the body of one `POST /orders`; `caller` is the context that came with the request.

        Raises `InvalidOrderError`. Every span that an exception leaves records it and gets the error status.
        """
        request = {
            "http.request.method": "POST",
            "http.route": "/orders",
            "url.path": "/orders",
            "url.scheme": "http",
        }
        with self._tracer.start_as_current_span(
            "receive-order", context=caller, kind=SpanKind.SERVER, attributes=request
        ) as receive_order:
            try:
                order = self._validate(body)
                self._persist(order, CapturedContext.of_current_span())
            except Exception as e:
                receive_order.set_attribute("error.type", type(e).__qualname__)
                receive_order.set_attribute(
                    "http.response.status_code", 400 if isinstance(e, InvalidOrderError) else 500
                )
                raise
            receive_order.set_attribute("order.id", order.order_id)
            receive_order.set_attribute("http.response.status_code", 201)
            return Receipt(order.order_id, receive_order.get_span_context())

    def _validate(self, body: bytes) -> Order:
        with self._tracer.start_as_current_span("validate"):
            return parse_order(body, str(uuid.uuid4()))

    def _persist(self, order: Order, request: CapturedContext) -> None:
        insert = {"db.system.name": "sqlite", "db.operation.name": "INSERT", "db.collection.name": "orders"}
        with self._tracer.start_as_current_span("persist-order", kind=SpanKind.CLIENT, attributes=insert):
            self._store.add(order, request)
