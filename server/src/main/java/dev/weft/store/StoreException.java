package dev.weft.store;

import org.jspecify.annotations.Nullable;

/** A store could not do what was asked. The kind says who can do something about it. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Kinds of failure; the doors turn them into protocol codes. */
    public enum Kind {
        /** The folder is in use, of another format, or cannot be opened: the operator must act. */
        CANNOT_OPEN,
        /** Reading or writing failed for now; nothing of the request took effect. */
        UNAVAILABLE,
        /** There is no room for more; the message says so to the sender. Nothing of the request took effect. */
        FULL,
        /** The asker went away, as its {@link Cancellation} says. */
        CANCELLED,
        /** The deadline passed, as its {@link Cancellation} says, and there is no answer that could be given in part. */
        LATE,
        /** The answer would be larger than a store gives, as the message says; that of a narrower question may not be. */
        TOO_LARGE
    }

    private final Kind kind;

    public StoreException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
