"""The API over HTTP and the batch over one database, with the SDK exporting into memory."""

from __future__ import annotations

import http.client
import io
import json
import tempfile
import unittest
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from pathlib import Path

from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.sdk.trace.sampling import ALWAYS_ON, Sampler, SamplingResult
from opentelemetry.trace import Link, SpanKind, StatusCode

import event_lines
from batch import BatchProcessor
from captured_context import CapturedContext
from http_server import OrderServer
from intake import OrderIntake
from order import Order
from store import OrderStore

ORDER = {"customer": "c-1", "item": "loom", "quantity": 2}
ALL = 1_000


class LinksAtStartSampler(Sampler):
    """Samples everything and keeps the links that it was shown, which are those that a span has at its start."""

    def __init__(self) -> None:
        self.links_by_span_name: dict[str, Sequence[Link]] = {}

    def should_sample(self, parent_context, trace_id, name, kind=None, attributes=None, links=None) -> SamplingResult:
        self.links_by_span_name[name] = tuple(links or ())
        return ALWAYS_ON.should_sample(parent_context, trace_id, name, kind, attributes, links)

    def get_description(self) -> str:
        return "LinksAtStartSampler"


class OrdersTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.exporter = InMemorySpanExporter()
        self.sampler = LinksAtStartSampler()
        provider = TracerProvider(sampler=self.sampler, shutdown_on_exit=False)
        provider.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.addCleanup(provider.shutdown)
        tracer = provider.get_tracer("test")
        self.store = OrderStore(str(Path(folder.name, "orders.db")))
        self.addCleanup(self.store.close)
        self.server = OrderServer(0, OrderIntake(tracer, self.store))
        self.addCleanup(self.server.close)
        self.batches = BatchProcessor(tracer, self.store)
        printed = redirect_stdout(io.StringIO())
        self.lines = printed.__enter__()
        self.addCleanup(printed.__exit__, None, None, None)

    def test_one_batch_links_to_the_request_of_each_of_five_orders(self) -> None:
        receipts = [self.post(ORDER)[1] for _ in range(5)]

        batch = self.batches.process_pending(ALL)

        span = self.only("process-batch")
        ids = [{"traceId": receipt["traceId"], "spanId": receipt["spanId"]} for receipt in receipts]
        self.assertEqual(SpanKind.CONSUMER, span.kind)
        self.assertIsNone(span.parent)
        self.assertEqual(5, span.attributes["batch.size"])
        self.assertEqual(ids, [event_lines.ids(link.context) for link in span.links])
        self.assertEqual(ids, [event_lines.ids(request.context) for request in self.named("receive-order")])
        self.assertEqual(ids, [event_lines.ids(linked) for linked in batch.linked])
        self.assertEqual(
            [receipt["orderId"] for receipt in receipts],
            [link.attributes["messaging.message.id"] for link in span.links],
        )
        self.assertEqual(
            [link.context for link in span.links],
            [link.context for link in self.sampler.links_by_span_name["process-batch"]],
        )
        self.assertEqual([span.context.span_id] * 5, [child.parent.span_id for child in self.named("reconcile")])
        self.assertIsNone(self.batches.process_pending(ALL))
        self.assertEqual(1, len(self.named("process-batch")))

    def test_a_request_is_one_trace_of_three_spans(self) -> None:
        status, receipt = self.post(ORDER)

        self.assertEqual(201, status)
        request = self.only("receive-order")
        self.assertEqual(SpanKind.SERVER, request.kind)
        self.assertEqual(201, request.attributes["http.response.status_code"])
        for name in ("validate", "persist-order"):
            self.assertEqual(request.context.span_id, self.only(name).parent.span_id)
        printed = json.loads(self.lines.getvalue())
        self.assertEqual({"event": "receive-order", **receipt}, printed)

    def test_a_traced_caller_is_the_parent_and_its_trace_state_reaches_the_link(self) -> None:
        traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        self.post(ORDER, {"Traceparent": traceparent, "Tracestate": "vendor=value"})

        self.batches.process_pending(ALL)

        self.assertEqual(0xB7AD6B7169203331, self.only("receive-order").parent.span_id)
        linked = self.only("process-batch").links[0].context
        self.assertEqual(0x0AF7651916CD43DD8448EB211C80319C, linked.trace_id)
        self.assertEqual("value", linked.trace_state["vendor"])

    def test_an_invalid_order_fails_its_span_and_is_not_stored(self) -> None:
        status, answer = self.post({**ORDER, "quantity": 0})

        self.assertEqual(400, status)
        self.assertEqual("quantity: 0 (expected: an integer, 1 to 2147483647)", answer["error"])
        for name in ("receive-order", "validate"):
            self.assertEqual(StatusCode.ERROR, self.only(name).status.status_code)
            self.assertEqual(["exception"], [event.name for event in self.only(name).events])
        self.assertEqual(400, self.only("receive-order").attributes["http.response.status_code"])
        self.assertEqual([], self.named("persist-order"))
        self.assertIsNone(self.batches.process_pending(ALL))

    def test_what_is_not_an_order_is_refused_with_the_reason(self) -> None:
        for body, reason in (
            ({"customer": "c-1", "quantity": 1}, "item: missing (expected: a string that is not blank)"),
            ({**ORDER, "customer": " "}, 'customer: " "'),
            ({**ORDER, "quantity": 1.5}, "quantity: 1.5"),
            ({**ORDER, "quantity": True}, "quantity: true"),
            ([], "body: not an object"),
        ):
            with self.subTest(body=body):
                status, answer = self.post(body)
                self.assertEqual(400, status)
                self.assertIn(reason, answer["error"])
        self.assertEqual(400, self.request("POST", "/orders", "{")[0])
        self.assertEqual(400, self.request("POST", "/orders", "")[0])

    def test_an_order_that_was_not_traced_is_processed_without_a_link(self) -> None:
        self.store.add(Order("untraced", "c-1", "loom", 1), CapturedContext("", ""))

        self.assertEqual((), self.batches.process_pending(ALL).linked)
        self.assertEqual((), self.only("process-batch").links)

    def test_the_oldest_orders_make_the_first_batch(self) -> None:
        for order_id in ("a", "b", "c"):
            self.store.add(Order(order_id, "c-1", "loom", 1), CapturedContext("", ""))

        self.assertEqual([2, 1], [self.batches.process_pending(2).size, self.batches.process_pending(2).size])
        self.assertEqual(["a", "b", "c"], [span.attributes["order.id"] for span in self.named("reconcile")])

    def test_health_answers_and_other_requests_are_refused(self) -> None:
        self.assertEqual(200, self.request("GET", "/health")[0])
        self.assertEqual(405, self.request("GET", "/orders")[0])
        self.assertEqual(404, self.request("GET", "/elsewhere")[0])

    def post(self, body: object, headers: Mapping[str, str] = {}) -> tuple[int, dict[str, str]]:
        return self.request("POST", "/orders", json.dumps(body), headers)

    def request(
        self, method: str, path: str, body: str = "", headers: Mapping[str, str] = {}
    ) -> tuple[int, dict[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        try:
            connection.request(method, path, body, dict(headers))
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        finally:
            connection.close()

    def named(self, name: str) -> list[ReadableSpan]:
        return [span for span in self.exporter.get_finished_spans() if span.name == name]

    def only(self, name: str) -> ReadableSpan:
        spans = self.named(name)
        self.assertEqual(1, len(spans), name)
        return spans[0]


if __name__ == "__main__":
    unittest.main()
