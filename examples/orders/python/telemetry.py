"""The OpenTelemetry SDK as the standard `OTEL_*` environment variables configure it."""

from __future__ import annotations

import os
from typing import Callable

from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter as GrpcSpanExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter as HttpSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter

_EXPORTERS: dict[str, Callable[[], SpanExporter]] = {
    "grpc": GrpcSpanExporter,
    "http/protobuf": HttpSpanExporter,
}


def start(service_name: str) -> TracerProvider:
    """Starts the SDK. Its `shutdown()` sends what it still holds.

    `service_name` stands unless `OTEL_SERVICE_NAME` names another. The SDK reads the sampler, the limits and the batch
    processor's settings from the environment by itself, the exporters their endpoint and headers. The protocol is read
    here: in Python that variable is left to the launcher `opentelemetry-instrument`.
    """
    attributes = {} if os.environ.get("OTEL_SERVICE_NAME") else {SERVICE_NAME: service_name}
    provider = TracerProvider(resource=Resource.create(attributes), shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(_exporter()))
    return provider


def _exporter() -> SpanExporter:
    general = os.environ.get("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
    protocol = os.environ.get("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", general)
    if protocol not in _EXPORTERS:
        raise ValueError(f"OTEL_EXPORTER_OTLP_PROTOCOL: {protocol} (expected: {' or '.join(_EXPORTERS)})")
    return _EXPORTERS[protocol]()
