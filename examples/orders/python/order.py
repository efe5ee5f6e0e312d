"""What an order is, and how the body of a request becomes one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

_MAX_QUANTITY = 2**31 - 1


class InvalidOrderError(Exception):
    """The body of a request is not an order; the message names the field, its value and what was expected."""


@dataclass(frozen=True)
class Order:
    """An accepted order: `quantity` pieces (at least 1) of `item` for `customer`."""

    order_id: str
    customer: str
    item: str
    quantity: int


def parse_order(body: bytes, order_id: str) -> Order:
    """Reads `{"customer":"…","item":"…","quantity":2}`; raises `InvalidOrderError`."""
    try:
        fields = json.loads(body)
    except ValueError as e:
        raise InvalidOrderError(f"body: {e} (expected: a JSON object)") from e
    if not isinstance(fields, dict):
        raise InvalidOrderError("body: not an object (expected: a JSON object)")
    return Order(order_id, _text(fields, "customer"), _text(fields, "item"), _quantity(fields))


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value.strip():
        raise _invalid(fields, name, "a string that is not blank")
    return value


def _quantity(fields: dict[str, Any]) -> int:
    value = fields.get("quantity")
    if type(value) is not int or not 1 <= value <= _MAX_QUANTITY:  # bool is an int, but no quantity
        raise _invalid(fields, "quantity", f"an integer, 1 to {_MAX_QUANTITY}")
    return value


def _invalid(fields: dict[str, Any], name: str, expected: str) -> InvalidOrderError:
    found = json.dumps(fields[name]) if name in fields else "missing"
    return InvalidOrderError(f"{name}: {found} (expected: {expected})")
