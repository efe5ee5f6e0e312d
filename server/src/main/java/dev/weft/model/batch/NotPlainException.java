package dev.weft.model.batch;

/**
 * Bytes are not the plain OTLP that a {@link SpanBatch} stands on. Without a stack trace: on the way in it only means that a
 * request takes the slower way.
 */
public final class NotPlainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String expected;

    NotPlainException(int offset, String expected) {
        super(null, null, false, false);
        this.offset = offset;
        this.expected = expected;
    }

    /** Returns where in the bytes. */
    public int offset() {
        return offset;
    }

    @Override
    public String getMessage() {
        return "spans at byte " + offset + " (expected: " + expected + ")";
    }
}
