"""The service `orders-batch`: processes pending orders, then again every so many seconds until SIGTERM or SIGINT."""

from __future__ import annotations

import argparse
import signal
import threading

import event_lines
import telemetry
from batch import BatchProcessor
from store import OrderStore


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", default="orders.db", help="SQLite file (default: %(default)s)")
    parser.add_argument("--every", type=_positive, default=5, metavar="SECONDS", help="default: %(default)s")
    parser.add_argument("--once", action="store_true", help="process what is pending, then exit")
    parser.add_argument("--max", type=_positive, default=2**31 - 1, metavar="ORDERS", help="orders a batch")
    options = parser.parse_args()

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    provider = telemetry.start("orders-batch")
    store = OrderStore(options.db)
    processor = BatchProcessor(provider.get_tracer("orders.batch"), store)
    try:
        process_all_pending(processor, options.max, stop)
        while not options.once and not stop.wait(options.every):
            process_all_pending(processor, options.max, stop)
    finally:
        store.close()
        provider.shutdown()


def process_all_pending(processor: BatchProcessor, limit: int, stop: threading.Event) -> None:
    """Goes on after a full batch, as more may be pending."""
    full = True
    while full and not stop.is_set():
        batch = processor.process_pending(limit)
        if batch:
            event_lines.processed(batch.process_batch, batch.linked)
        full = batch is not None and batch.size == limit


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} (expected: an integer, at least 1)")
    return int(text)


if __name__ == "__main__":
    main()
