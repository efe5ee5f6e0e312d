"""The service `orders-api`: takes orders over HTTP until SIGTERM or SIGINT."""

from __future__ import annotations

import argparse
import signal
import threading
from contextlib import closing

import event_lines
import telemetry
from http_server import OrderServer
from intake import OrderIntake
from store import OrderStore


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8080, help="0 picks a free one (default: %(default)s)")
    parser.add_argument("--db", default="orders.db", help="SQLite file (default: %(default)s)")
    options = parser.parse_args()

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    provider = telemetry.start("orders-api")
    store = OrderStore(options.db)
    try:
        with closing(OrderServer(options.port, OrderIntake(provider.get_tracer("orders.api"), store))) as server:
            event_lines.listening(server.port)
            stop.wait()
    finally:
        store.close()
        provider.shutdown()


if __name__ == "__main__":
    main()
