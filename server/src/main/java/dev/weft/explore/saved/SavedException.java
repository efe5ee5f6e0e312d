package dev.weft.explore.saved;

import java.io.IOException;

/** Nothing was changed. The message is for who asked. */
public final class SavedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, and with that who can do something about it. */
    public enum Kind {
        /** What was given cannot be saved. */
        INVALID,
        /** There is nothing of this id. */
        NOT_FOUND,
        /** What is saved already stands against it. */
        CONFLICT,
        /** The file cannot be written for now. */
        UNAVAILABLE
    }

    private final Kind kind;

    SavedException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    SavedException(String message, IOException cause) {
        super(message, cause);
        this.kind = Kind.UNAVAILABLE;
    }

    static SavedException invalid(String message) {
        return new SavedException(Kind.INVALID, message);
    }

    public Kind kind() {
        return kind;
    }
}
