"""The orders in one SQLite file, which any number of API and worker processes in either language share."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass

from captured_context import CapturedContext
from order import Order

_CREATE = """
CREATE TABLE IF NOT EXISTS orders (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id TEXT NOT NULL UNIQUE,
  customer TEXT NOT NULL,
  item TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  traceparent TEXT NOT NULL,
  tracestate TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending')
"""
_INSERT = """
INSERT INTO orders (order_id, customer, item, quantity, traceparent, tracestate)
VALUES (?, ?, ?, ?, ?, ?)
"""
_TAKE = """
UPDATE orders SET state = 'taken'
WHERE seq IN (SELECT seq FROM orders WHERE state = 'pending' ORDER BY seq LIMIT ?)
RETURNING seq, order_id, traceparent, tracestate
"""


@dataclass(frozen=True)
class PendingOrder:
    """An order that waits to be processed, with the context of the request that it came in."""

    order_id: str
    request: CapturedContext


class OrderStore:
    """An order is `pending` when it came in, `taken` by one worker, then `done`."""

    def __init__(self, file: str) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(file, timeout=10, isolation_level=None, check_same_thread=False)
        self._connection.execute(_CREATE)

    def add(self, order: Order, request: CapturedContext) -> None:
        row = (order.order_id, order.customer, order.item, order.quantity, request.traceparent, request.tracestate)
        with self._lock:
            self._connection.execute(_INSERT, row)

    def take_pending(self, limit: int) -> list[PendingOrder]:
        """Takes the oldest pending orders, at most `limit`; no other worker gets them."""
        with self._lock:
            rows = self._connection.execute(_TAKE, (limit,)).fetchall()
        rows.sort()  # by seq: RETURNING promises no order
        return [
            PendingOrder(order_id, CapturedContext(traceparent, tracestate))
            for _, order_id, traceparent, tracestate in rows
        ]

    def mark_done(self, order_id: str) -> None:
        with self._lock:
            self._connection.execute("UPDATE orders SET state = 'done' WHERE order_id = ?", (order_id,))

    def close(self) -> None:
        with self._lock:
            self._connection.close()
