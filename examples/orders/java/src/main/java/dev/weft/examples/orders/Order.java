package dev.weft.examples.orders;

/** An accepted order: {@code quantity} pieces (at least 1) of {@code item} for {@code customer}. */
record Order(String orderId, String customer, String item, int quantity) {}
