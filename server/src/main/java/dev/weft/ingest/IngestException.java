package dev.weft.ingest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request was not acknowledged, and the sender may send it again after the delay. None of it was stored, unless its kind is
 * {@link Kind#UNAVAILABLE} or {@link Kind#TIMED_OUT}: then it may yet turn up whole, and what is sent again is known for a duplicate.
 */
public final class IngestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Kinds of refusal; the receivers turn them into protocol codes. */
    public enum Kind {
        /** Too much is waiting already. */
        QUEUE_FULL,
        /** The disk has no room for more. */
        DISK_FULL,
        /** The request was not durable in time; it still may become so. */
        TIMED_OUT,
        /** The store could not make the request durable. */
        UNAVAILABLE,
        /** The server is stopping. */
        CLOSED
    }

    private final Kind kind;
    private final Duration retryDelay;

    IngestException(Kind kind, String message, Duration retryDelay, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryDelay = retryDelay;
    }

    public Kind kind() {
        return kind;
    }

    public Duration retryDelay() {
        return retryDelay;
    }
}
