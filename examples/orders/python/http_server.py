"""The API's HTTP server on the loopback interface: `POST /orders` and `GET /health`."""

from __future__ import annotations

import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from opentelemetry.context import Context
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

import event_lines
from intake import OrderIntake
from order import InvalidOrderError

_log = logging.getLogger(__name__)
_propagator = TraceContextTextMapPropagator()


class OrderServer:
    """Listens on `port`, or on a free port if that is 0, from construction on."""

    def __init__(self, port: int, intake: OrderIntake) -> None:
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.intake = intake
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="orders-http")
        self._thread.start()

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    def close(self) -> None:
        """Takes no more connections and lets the requests under way finish."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that server_close() waits for them
    request_queue_size = 128
    intake: OrderIntake


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 5  # seconds that a silent client may hold a thread

    def do_GET(self) -> None:
        if self.path == "/health":
            self._answer(200, {})
        elif self.path == "/orders":
            self._answer(405, {"error": "GET (expected: POST)"})
        else:
            self._answer(404, {"error": "not found (expected: /orders or /health)"})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path != "/orders":
            self._answer(404, {"error": "not found (expected: /orders or /health)"})
            return
        caller = _propagator.extract({name.lower(): value for name, value in self.headers.items()}, Context())
        try:
            receipt = self.server.intake.receive(body, caller)
        except InvalidOrderError as e:
            self._answer(400, {"error": str(e)})
        except Exception:
            _log.exception("an order was not stored")
            self._answer(500, {"error": "the order was not stored"})
        else:
            event_lines.received(receipt.receive_order, receipt.order_id)
            self._answer(201, {"orderId": receipt.order_id, **event_lines.ids(receipt.receive_order)})

    def log_message(self, format: str, *args: object) -> None:
        _log.debug(format, *args)

    def _answer(self, status: int, body: dict[str, str]) -> None:
        payload = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)
