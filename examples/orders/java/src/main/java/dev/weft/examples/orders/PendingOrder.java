package dev.weft.examples.orders;

/** An order that waits to be processed, with the context of the request that it came in. */
record PendingOrder(String orderId, CapturedContext request) {}
