"""A span's context as W3C Trace Context headers, to lie with queued work and be linked to later."""

from __future__ import annotations

from dataclasses import dataclass

from opentelemetry import context, trace
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_propagator = TraceContextTextMapPropagator()


@dataclass(frozen=True)
class CapturedContext:
    """The values of the headers `traceparent` and `tracestate`; both are empty where no span was recorded."""

    traceparent: str
    tracestate: str

    @staticmethod
    def of_current_span() -> CapturedContext:
        """Call it while the span that later work shall link to is current."""
        headers: dict[str, str] = {}
        _propagator.inject(headers)
        return CapturedContext(headers.get("traceparent", ""), headers.get("tracestate", ""))

    def span_context(self) -> trace.SpanContext:
        """Not valid (`is_valid`) if `traceparent` is empty or malformed."""
        headers = {"traceparent": self.traceparent, "tracestate": self.tracestate}
        extracted = _propagator.extract(headers, context.Context())
        return trace.get_current_span(extracted).get_span_context()
