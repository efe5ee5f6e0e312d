package dev.weft.ingest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request was not stored; none of it took effect, and the sender may send it again after the delay. */
public final class IngestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Kinds of refusal; the receivers turn them into protocol codes. */
    public enum Kind {
        /** Too much is waiting already. */
        QUEUE_FULL,
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
