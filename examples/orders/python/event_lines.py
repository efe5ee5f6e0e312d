"""What the programs say on standard output: one JSON object a line, for tests and scripts to follow."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from opentelemetry.trace import SpanContext, format_span_id, format_trace_id


def listening(port: int) -> None:
    _print({"event": "listening", "port": port})


def received(receive_order: SpanContext, order_id: str) -> None:
    _print({"event": "receive-order", **ids(receive_order), "orderId": order_id})


def processed(process_batch: SpanContext, linked: Iterable[SpanContext]) -> None:
    _print({"event": "process-batch", **ids(process_batch), "links": [ids(span) for span in linked]})


def ids(span: SpanContext) -> dict[str, str]:
    return {"traceId": format_trace_id(span.trace_id), "spanId": format_span_id(span.span_id)}


def _print(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
    sys.stdout.flush()
