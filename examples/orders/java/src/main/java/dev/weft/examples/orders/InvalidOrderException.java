package dev.weft.examples.orders;

/** The body of a request is not an order; the message names the field, its value and what was expected. */
final class InvalidOrderException extends Exception {
    private static final long serialVersionUID = 1;

    InvalidOrderException(String message) {
        super(message);
    }
}
