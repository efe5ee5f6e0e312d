package dev.weft.otlp;

/** A receiver does not take a request, for a reason that is not in its content. */
final class RefusedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedRequestException(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
